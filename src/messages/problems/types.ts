/**
 * The sentences of one area: code → [what is wrong, how to mend it]. `{name}` is replaced by that parameter of the
 * problem, `{field}` by the name of the field its path leads to; dates, levels and the like are put into Japanese by
 * their parameter's name (see problems.ts).
 */
export type Sentences = Readonly<Record<string, readonly [title: string, remedy: string]>>;
