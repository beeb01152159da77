/** Word: recognise, fill, read back. */
import { ok } from '#kernel';
import type { Filler } from '../contract.ts';
import { fillForm } from './fill.ts';
import { readBack } from './read-back.ts';
import { readForm } from './recognise.ts';

export const docxFiller: Filler = {
  recognise: async (bytes, vocabulary, corrections) => {
    const form = await readForm(bytes, vocabulary, corrections);
    return form.ok ? ok(form.value.reading) : form;
  },
  fill: fillForm,
  readBack,
};
