/** The repeating tables of the official forms: each row with the element of the case it is of. */
import { catalogueOf } from '#rulebook/controls';
import type { CaseFile, Level, OfficialValue } from '#schemas';

export type OfficialRow = Readonly<Record<string, OfficialValue>>;
/** `id` = that of the element of the case. */
export type ElementRow = { readonly id: string; readonly row: OfficialRow };

/** The texts of a row; empty ones are left out. */
const texts = (cells: Readonly<Record<string, string>>): OfficialRow =>
  Object.fromEntries(
    Object.entries(cells)
      .filter(([, value]) => value.trim() !== '')
      .map(([key, value]) => [key, { kind: 'text', text: value }]),
  );

export const LEVEL_WORDS: Readonly<Record<Level, string>> = { low: '低', moderate: '中', high: '高' };

/** The rows of a field (`officers[]`) in the order of the case. `only` = the controls a partial statement is about. */
export function elementRows(
  file: CaseFile,
  field: string,
  only: ReadonlySet<string> | null,
): readonly ElementRow[] {
  switch (field) {
    case 'officers[]':
      return file.vendor.officers.map((o) => ({ id: o.id, row: texts({ title: o.title, name: o.name }) }));
    case 'assessment.functions[]':
      return file.functions.map((f) => ({ id: f.id, row: texts({ name: f.name, detail: f.description }) }));
    case 'assessment.information[]':
      return information(file);
    case 'controls[]':
      return controls(file, only);
    case 'findings[]':
      return file.findings.map((f) => ({
        id: f.id,
        row: {
          ...texts({ controlId: f.controlId, summary: f.description, action: f.action, owner: f.owner }),
          ...(f.plannedOn === null ? {} : { due: { kind: 'date', date: f.plannedOn, time: null } as const }),
        },
      }));
    default:
      return [];
  }
}

/** With an agency's levels where there is a result of one, else with the vendor's own. */
function information(file: CaseFile): ElementRow[] {
  const agency = file.assessments.at(-1);
  return file.information.map((i) => {
    const levels = agency?.results.find((r) => r.informationId === i.id)?.levels ?? i.self;
    const axes = { c: levels.confidentiality, i: levels.integrity, a: levels.availability };
    const picked = Object.entries(axes).flatMap(([key, level]) =>
      level === null ? [] : [[key, { kind: 'choice', value: LEVEL_WORDS[level] }] as const],
    );
    return { id: i.id, row: { ...texts({ name: i.name }), ...Object.fromEntries(picked) } };
  });
}

/** The statement's rows with a decision; objectives are printed on the form and have none. */
function controls(file: CaseFile, only: ReadonlySet<string> | null): ElementRow[] {
  const { control } = catalogueOf(file);
  return file.rows
    .filter((row) => row.decision !== null && control(row.id)?.tier !== 'objective')
    .filter((row) => only === null || only.has(row.id))
    .map((row) => ({
      id: row.id,
      row: {
        ...texts({
          id: row.id,
          how: row.decision === 'adopted' ? row.how : '',
          reason: row.decision === 'notAdopted' ? row.reason : '',
        }),
        adopted: { kind: 'choice', value: row.decision === 'adopted' ? 'true' : 'false' },
      },
    }));
}
