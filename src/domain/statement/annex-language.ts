import type { CaseFile } from '#schemas';

const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]/;
// Names and short codes in Latin letters are at home in Japanese text.
const LATIN_SENTENCE = /[A-Za-z][a-z]+(?: [A-Za-z][a-z]*){4}/;

/** Ids of rows whose wording is not in the language chosen for the annex (7.10), in the order of the case. */
export function rowsInOtherLanguage(file: Pick<CaseFile, 'rows' | 'statement'>): readonly string[] {
  const english = file.statement.annexLanguage === 'en';
  return file.rows
    .filter((row) =>
      [row.how, row.reason, row.owner].some((text) =>
        english ? JAPANESE.test(text) : LATIN_SENTENCE.test(text) && !JAPANESE.test(text),
      ),
    )
    .map((row) => row.id);
}
