import { problemMessage } from '#messages';
import type { DateInputError } from '#kernel';

/** What is wrong with a typed date, and how to write it. */
export function dateErrorText(code: DateInputError): string {
  const message = problemMessage({ code, severity: 'error', clauses: [], path: '', params: {} });
  return `${message.title} ${message.remedy}`.trim();
}
