/** How the official form of a paper stands, in words, and where it is looked at. */
import type { OfficialOutlook } from '#forms';
import { caseHref } from '../../routes.ts';

type Words = {
  readonly kind: 'done' | 'warning' | 'error' | 'empty';
  readonly text: string;
  readonly points: readonly string[];
};

/** More than so many points are counted. */
const SHOWN = 4;
const some = (points: readonly string[]): readonly string[] =>
  points.length <= SHOWN ? points : [...points.slice(0, SHOWN), `ほか ${points.length - SHOWN} 件`];

export function outlookWords({ state, asked, blank, reason }: OfficialOutlook): Words {
  switch (state) {
    case 'taken':
      return {
        kind: 'done',
        text: '記入して入れます',
        points: blank.length > 0 ? [`記入しない欄が ${blank.length} 件残ります。`, ...some(blank)] : [],
      };
    case 'asked':
      return {
        kind: 'warning',
        text: `確認が必要（${asked.length} 件）`,
        points: [...some(asked), '確かめるまでは、このアプリのPDFだけを入れます。'],
      };
    case 'nothing':
      return {
        kind: 'warning',
        text: '確認が必要（記入できる欄なし）',
        points: ['このアプリのPDFだけを入れます。'],
      };
    case 'refused':
      return {
        kind: 'error',
        text: '確認が必要（読めない）',
        points: [reason, 'このアプリのPDFだけを入れます。'],
      };
    case 'none':
      return { kind: 'empty', text: '様式集にありません', points: ['このアプリのPDFだけを入れます。'] };
  }
}

/** The review of the form, filled as for this paper. */
export function officialHref(caseId: string, { use, source }: OfficialOutlook): string {
  const query = new URLSearchParams({ file: source?.sha256 ?? '', form: use.form, about: use.subject });
  return `${caseHref(caseId, 'official')}?${query.toString()}`;
}
