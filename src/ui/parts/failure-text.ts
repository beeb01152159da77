import { storageMessage } from '#messages';
import type { EditFailure } from '#state';

/** Why an edit was not written, and what to do. */
export function failureText(failure: EditFailure): string {
  const message = storageMessage(failure.code === 'storage' ? failure.detail : `edit.${failure.code}`);
  return `${message.title}${message.remedy}`;
}
