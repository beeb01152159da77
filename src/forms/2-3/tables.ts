/** The lists of the internal audit as tables: people, rows examined by chapter, findings. Empty lists draw nothing. */
import { auditCoverage } from '#domain/audit';
import { catalogueOf } from '#rulebook/controls';
import type { Block, CaseFile } from '#schemas';
import * as p from '../parts.ts';
import { elementValue, say } from '../values.ts';

/** 監査員. */
export function peopleTable(file: CaseFile): Block[] {
  const list = 'internalAudit/people';
  const { people } = file.internalAudit;
  if (people.length === 0) return [];
  return [
    p.table(
      [
        ['氏名', 0.2],
        ['役割', 0.12],
        ['所属', 0.2],
        ['兼ねている役職や業務', 0.22],
        ['知識・経験', 0.26],
      ],
      people.map((one) => [
        elementValue(list, one, 'name'),
        elementValue(list, one, 'role', true),
        elementValue(list, one, 'department'),
        elementValue(list, one, 'duties', true),
        elementValue(list, one, 'skills', true),
      ]),
      list,
      '監査員',
    ),
  ];
}

/** 調べた管理策, counted by chapter. */
export function examinedBlocks(file: CaseFile): Block[] {
  if (file.internalAudit.examined.length === 0) return [];
  const catalogue = catalogueOf(file);
  return [
    p.table(
      [
        ['章', 0.4],
        ['採用', 0.12, 'center'],
        ['調べた数', 0.12, 'center'],
        ['問題なし', 0.12, 'center'],
        ['不備あり', 0.12, 'center'],
        ['対象外', 0.12, 'center'],
      ],
      auditCoverage(file)
        .filter((c) => c.examined > 0)
        .map((c) => [
          say(`${c.chapter}\u3000${catalogue.labelOf(c.chapter)}`),
          ...[c.adopted, c.examined, c.ok, c.deficient, c.notApplicable].map((n) => say(String(n))),
        ]),
      'internalAudit/examined',
      '調べた管理策（章ごと）',
    ),
  ];
}

/** 指摘と改善. */
export function findingsTable(file: CaseFile): Block[] {
  const list = 'internalAudit/findings';
  const { findings } = file.internalAudit;
  if (findings.length === 0) return [];
  return [
    p.table(
      [
        ['管理策', 0.1],
        ['指摘の内容', 0.23],
        ['直し方', 0.23],
        ['直す人', 0.12],
        ['予定の日', 0.16],
        ['直した日', 0.16],
      ],
      findings.map((f) => [
        elementValue(list, f, 'controlId', true),
        elementValue(list, f, 'description'),
        elementValue(list, f, 'action'),
        elementValue(list, f, 'owner', true),
        elementValue(list, f, 'plannedOn', true),
        elementValue(list, f, 'completedOn', true),
      ]),
      list,
      '指摘と改善',
    ),
  ];
}
