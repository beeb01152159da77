/** From a path of the case to the place where it is edited. Apart from the routes: it needs the domain, the first view does not. */
import { screenOfPath } from '#domain/procedure';
import { caseHref } from './routes.ts';

/** The screen a path of the case is edited on; `home` for the case as a whole. */
export const screenOf = screenOfPath;

/** The address of the field at a path. */
export const fieldHref = (id: string, path: string): string => caseHref(id, screenOf(path), path);
