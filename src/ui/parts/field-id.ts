/** The DOM id of the control at a path; its wrapper carries `data-path`. */
export const fieldId = (path: string): string => `field-${path.replaceAll('/', '-')}`;
