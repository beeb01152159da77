/** Which of 14.1 and 14.2 a change comes under, and why. */
import { info, warning, type Reason } from '#domain/facts';
import { LIST_ITEMS, type Change, type ListItem } from '#schemas';

/** The paper a change asks for: `material` = 様式2-10 (14.1), `listed` = 様式2-11 (14.2). */
export type ChangePaper = 'material' | 'listed';

export type Classified = {
  /** In the order of the clauses; empty where none is asked for, or as long as nobody has judged it. */
  readonly papers: readonly ChangePaper[];
  /** The questions of 14.1 are not all answered, and no answer settles it. */
  readonly undecided: boolean;
  readonly reasons: readonly Reason[];
};

// Written by the operator from its own decisions: the vendor has nothing to tell (11.1, 11.2).
const BY_OPERATOR: ReadonlySet<ListItem> = new Set(['registeredOn', 'expires', 'remarks']);

/** The items of the list a change touches, in the order of 11.5. */
export const touchedItems = (change: Change): readonly ListItem[] =>
  LIST_ITEMS.filter((item) => change.items[item]);

/** `11.5(3)` of an item. */
export const clauseOfItem = (item: ListItem): string => `11.5(${LIST_ITEMS.indexOf(item) + 1})`;

/**
 * Material, or such as may lead to it: 14.1. An item of the public list: 14.2. Both may hold; 14.2 speaks of other changes, so
 * that one paper might do, but the list item would then rest on a reading of ours.
 */
export function classifyChange(change: Change): Classified {
  const at = (field: string): string => `after/changes/${change.id}/${field}`;
  const touched = touchedItems(change);
  const own = touched.filter((item) => !BY_OPERATOR.has(item));
  const reasons: Reason[] = [];
  const isMaterial = change.material === true || change.mayLead === true;
  if (change.material === true) reasons.push(info('after.material', at('material'), ['14.1']));
  else if (change.mayLead === true) reasons.push(info('after.mayLead', at('mayLead'), ['14.1']));
  const isListed = own.length > 0;
  if (isListed)
    reasons.push(
      info('after.listed', at('items'), ['14.2', ...own.map(clauseOfItem)], { items: own.length }),
    );
  if (touched.length > own.length)
    reasons.push(info('after.operatorItem', at('items'), ['11.1', '11.2', '11.5']));
  const undecided = !isMaterial && (change.material === null || change.mayLead === null);
  if (undecided) reasons.push(warning('after.undecided', at('material'), ['14.1']));
  const hint = !isMaterial && !undecided && (change.items.controls || change.controlIds.trim() !== '');
  if (hint) reasons.push(warning('after.controlsButNotMaterial', at('material'), ['14.1', '11.5(7)']));
  if (isMaterial && isListed) reasons.push(info('after.both', at('items'), ['14.1', '14.2']));
  if (!isMaterial && !isListed && !undecided)
    reasons.push(info('after.noFiling', at('material'), ['14.1', '14.2']));
  const papers: ChangePaper[] = [];
  if (isMaterial) papers.push('material');
  if (isListed) papers.push('listed');
  return { papers, undecided, reasons };
}
