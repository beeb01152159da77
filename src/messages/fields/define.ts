/** A short way to write a field entry; see the contract for what each part means. */
import type { FieldInfo } from '../contract.ts';

type Extra = Partial<Pick<FieldInfo, 'choices' | 'example'>>;

/** One field: path pattern (`*` = an id), kind, label, why it is asked, clauses, and example or choices. */
export function field(
  path: string,
  kind: FieldInfo['kind'],
  label: string,
  why: string,
  clauses: readonly string[],
  extra: Extra = {},
): FieldInfo {
  return { path, label, why, clauses, kind, ...extra };
}

/** An example, as the last argument of `field`. */
export const example = (text: string): Extra => ({ example: text });

/** Choices in order, as the last argument of `field`. */
export const choices = (labels: Readonly<Record<string, string>>): Extra => ({
  choices: Object.entries(labels).map(([value, label]) => ({ value, label })),
});
