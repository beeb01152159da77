/** A type with everything in it readonly, as a literal under `as const` is. Branded text stays as it is. */
export type Frozen<T> = T extends string
  ? T
  : T extends readonly (infer U)[]
    ? readonly Frozen<U>[]
    : T extends object
      ? { readonly [K in keyof T]: Frozen<T[K]> }
      : T;
