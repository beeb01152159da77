import type { OfficialColumn, OfficialField, OfficialKind, OfficialOption } from '#schemas';

type Rest = {
  readonly labels?: readonly string[];
  readonly shared?: readonly string[];
  readonly options?: readonly OfficialOption[];
  readonly columns?: readonly OfficialColumn[];
  readonly forms?: readonly string[];
};

/** A field; its group is what stands before the dot unless given. */
export const field = (key: string, kind: OfficialKind, rest: Rest, group?: string): OfficialField => ({
  key,
  kind,
  group: group ?? key.slice(0, key.indexOf('.')),
  labels: rest.labels ?? [],
  shared: rest.shared ?? [],
  options: rest.options ?? [],
  columns: rest.columns ?? [],
  forms: rest.forms ?? [],
});

export const option = (value: string, ...labels: string[]): OfficialOption => ({ value, labels });

export const column = (
  key: string,
  labels: readonly string[],
  kind: OfficialKind = 'text',
  options: readonly OfficialOption[] = [],
): OfficialColumn => ({ key, labels, kind, options });
