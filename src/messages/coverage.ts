import { formatBoth, type PlainDate } from '#kernel';
import type { Edition } from '#rulebook';

/** What to say of a date before the first day an edition covers; null where it is covered. */
export function coverageMessage(asOf: PlainDate, edition: Edition): string | null {
  const { from, source } = edition.coverage;
  if (asOf >= from) return null;
  return (
    `対象外：基準日の${formatBoth(asOf)}は、この版の規則が扱う最初の日（${formatBoth(from)}、${source}）より前です。` +
    '表示される段階や判定は、この日の規則に基づくものではありません。基準日を変えて見てください。'
  );
}
