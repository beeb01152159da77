import type { Migration } from './migration.ts';

type Attached = { id: string; created: string; changed: string; title: string; fileName: string };
type OldBody = {
  caseId: string;
  body: { attachments: (Attached & { documentDate: string | null })[]; evidence?: { id: string }[] };
};
type OldRow = { caseId: string; row: { evidenceIds: string[] } };
type OldStep = { caseId: string; patches: { path: string; before: unknown; after: unknown }[] };

/**
 * Gives attachments that rows name as evidence a record of their own, and lets the rows and their history name that. Ids
 * and values are those a case file gets when it is read (`withEvidenceRecords`), which this must not load.
 */
export const evidence = {
  number: 4,
  name: 'evidence',
  stores: {},
  async upgrade(tx) {
    const rows = new Map<string, OldRow[]>();
    await tx.table<OldRow>('rows').each((r) => void rows.set(r.caseId, [...(rows.get(r.caseId) ?? []), r]));
    const renamed = new Map<string, ReadonlyMap<string, string>>();
    await tx
      .table<OldBody>('bodies')
      .toCollection()
      .modify(({ caseId, body }) => {
        const known = new Set((body.evidence ??= []).map((e) => e.id));
        const named = new Set(rows.get(caseId)?.flatMap((r) => r.row.evidenceIds));
        const old = body.attachments.filter((a) => named.has(a.id) && !known.has(a.id));
        body.evidence.push(...old.map(recordOf));
        renamed.set(caseId, new Map(old.map((a) => [a.id, idOf(a)])));
      });
    const mapped = (caseId: string, value: unknown): unknown =>
      Array.isArray(value) ? value.map((id: unknown) => renamed.get(caseId)?.get(String(id)) ?? id) : value;
    await tx
      .table<OldRow>('rows')
      .toCollection()
      .modify((r) => {
        r.row.evidenceIds = mapped(r.caseId, r.row.evidenceIds) as string[];
      });
    await tx
      .table<OldStep>('history')
      .toCollection()
      .modify((step) => {
        for (const p of step.patches.filter(({ path }) => /^rows\/[^/]+\/evidenceIds$/.test(path))) {
          p.before = mapped(step.caseId, p.before);
          p.after = mapped(step.caseId, p.after);
        }
      });
  },
} satisfies Migration;

const idOf = (a: Attached): string => `E-${a.id}`.slice(0, 60);

const recordOf = (a: OldBody['body']['attachments'][number]) => ({
  id: idOf(a),
  created: a.created,
  changed: a.changed,
  kind: 'file',
  title: a.title === '' ? a.fileName : a.title,
  attachmentId: a.id,
  earlierIds: [],
  reference: '',
  date: a.documentDate,
  expires: null,
  owner: '',
  note: '',
});
