/** The filler of official forms as a bundle takes it. */
import { fill, recognise, stillSays } from '#documents/fill';
import type { FormFiller } from '#forms';
import { officialVocabulary } from '#rulebook/official';

export const formFiller: FormFiller = {
  recognise: (bytes, corrections) => recognise(bytes, officialVocabulary, corrections),
  fill: (bytes, reading, values) => fill(bytes, reading, values, officialVocabulary),
  stillSays: (bytes, said, values) => stillSays(bytes, said, values, officialVocabulary),
};
