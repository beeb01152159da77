import type { DateInputError } from '#kernel';
import { dateInputMessage } from '#messages';

/** What is wrong with a typed date, and how to write it. */
export function dateErrorText(code: DateInputError): string {
  const message = dateInputMessage(code);
  return `${message.title}${message.remedy}`;
}
