/**
 * Whether the people of the internal audit look at their own work (2.9, 7.2, 別紙2): the owners of the rows examined are
 * held against what is recorded of each auditor.
 */
import { rowsById } from '#domain/statement';
import type { CaseFile, InternalAuditor } from '#schemas';

/** `owner`: their name or post stands as the owner of the row. `department`: the owner is of their department. */
export type ConflictKind = 'owner' | 'department';

export type IndependenceConflict = {
  readonly auditorId: string;
  readonly kind: ConflictKind;
  /** Control ids of the rows concerned, in the order they were examined. */
  readonly controlIds: readonly string[];
};

/** Width, case and spaces (also those between family and given name) make no other person. */
const key = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

type Marks = { readonly names: readonly string[]; readonly department: string };

function marksOf(person: InternalAuditor): Marks {
  const names = [person.name, ...person.duties.split('\n')].map(key).filter((n) => n !== '');
  return { names, department: key(person.department) };
}

function relation({ names, department }: Marks, owner: string): ConflictKind | null {
  // An owner may name a post and a person; a short post (「部長」) inside a longer one is no match.
  if (names.some((n) => owner === n || (n.length > 2 && (owner.endsWith(n) || owner.startsWith(n))))) {
    return 'owner';
  }
  return department.length > 1 && owner.startsWith(department) ? 'department' : null;
}

/**
 * The conflicts by auditor, those of `owner` first. A row that is assigned to one auditor concerns that one only; a row
 * that is not concerns everybody.
 */
export function independenceConflicts(file: CaseFile): readonly IndependenceConflict[] {
  const rows = rowsById(file);
  const found = new Map<string, { auditorId: string; kind: ConflictKind; controlIds: string[] }>();
  const people = file.internalAudit.people.map((p) => ({ id: p.id, marks: marksOf(p) }));
  for (const examined of file.internalAudit.examined) {
    if (examined.result === 'notApplicable') continue;
    const owner = key(rows.get(examined.controlId)?.owner ?? '');
    if (owner === '') continue;
    for (const person of people) {
      if (examined.auditorId !== null && examined.auditorId !== person.id) continue;
      const kind = relation(person.marks, owner);
      if (kind === null) continue;
      const at = `${person.id} ${kind}`;
      const known = found.get(at) ?? { auditorId: person.id, kind, controlIds: [] };
      known.controlIds.push(examined.controlId);
      found.set(at, known);
    }
  }
  return [...found.values()].sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'owner' ? -1 : 1));
}
