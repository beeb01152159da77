/** Which field of rows a list is, by its heading and the headings of its columns. */
import { normaliseLabel, squash } from '../labels.ts';
import { SURE, type Matcher } from '../vocabulary-match.ts';
import type { Draft } from './decide.ts';

/** The list with its field and the keys of its columns; sure only as far as headings say so. */
export function listDraft(draft: Draft, matcher: Matcher, formNo: string | null): Draft {
  const { candidate } = draft;
  const { columns, homes } = candidate;
  const home = homes[0] ?? { label: '', context: [] };
  const scored = matcher.vocabulary.fields
    .filter((f) => f.kind === 'rows')
    .map((field) => {
      const { keys, found } = matcher.columns(field, columns);
      const heading = [home.label, ...home.context].find((t) => matcher.groupOf(t) !== '');
      const group = heading === undefined ? '' : matcher.groupOf(heading);
      const named =
        matcher.match(home.label, [], formNo).guesses[0]?.field === field.key || group === field.group;
      const numbered = columns.filter((c) => !/^(?:no|番号|項番|#|通番)\.?$/i.test(squash(c))).length;
      const share = found / Math.max(numbered, 1);
      const asked = formNo !== null && field.forms.includes(formNo);
      let confidence = 0;
      // A list without headings: asked about, for nothing says what its columns are.
      if (candidate.target.kind === 'table' && !candidate.target.header && found === 0 && named)
        confidence = 0.5;
      if (found >= 2) {
        if (named) confidence = 0.6 + 0.37 * Math.min(share, 1);
        else if (heading === undefined || group === null) {
          confidence =
            share === 1 && found === field.columns.length ? (asked || group === '' ? 0.85 : 0.7) : 0.4;
          if (group === null && !asked) confidence = Math.min(confidence, 0.6);
        }
      }
      return { field: field.key, confidence, keys };
    })
    .filter((s) => s.confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
  const best = scored[0];
  if (!best) return draft;
  const rival = scored[1]?.confidence ?? 0;
  return {
    ...draft,
    field: best.field,
    confidence: best.confidence,
    sure: best.confidence >= SURE && best.confidence - rival >= 0.1,
    guesses: scored.map(({ field, confidence }) => ({ field, confidence })),
    columns: best.keys,
    why: { code: 'why.columns', params: { heading: normaliseLabel(home.label) } },
  };
}
