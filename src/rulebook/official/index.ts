/** The words by which blanks of official forms are known: our own collection of common wordings, 「要原文確認」. */
export { officialVocabulary } from './vocabulary.ts';
export { FOREIGN, NEUTRAL } from './groups.ts';
