import type { LogKind } from '#schemas';

/** Something that may have happened, as a button says it. */
export type LogEvent = { readonly kind: LogKind; readonly outcome?: string; readonly text: string };
