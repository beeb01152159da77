import { getContext, setContext } from 'svelte';
import type { Problem } from '#schemas';
import type { OfficialFormsState } from '#state';

/** What a form part needs from around it: handed down by the case frame, so that parts know no store and no shell. */
export type FormContext = {
  /** The open problems whose path is exactly this one; reactive. */
  problemsAt(path: string): readonly Problem[];
  /** Shows a provision in the clause panel. */
  openClause(id: string): void;
  /** Address of the field that mends a problem. */
  linkTo(path: string): string;
  /** Says something in the toast region, with one thing to do about it. */
  say(text: string, action?: { label: string; run: () => void }): void;
  /** The library of official forms, loaded when asked for; none outside of a case. */
  officialForms?(): Promise<OfficialFormsState>;
};

const KEY = Symbol('form');
const NONE: FormContext = {
  problemsAt: () => [],
  openClause: () => {},
  linkTo: () => '#/',
  say: () => {},
};

export const setFormContext = (context: FormContext): FormContext => setContext(KEY, context);
/** The context of the case around; an inert one outside of a case. */
export const formContext = (): FormContext => getContext<FormContext | undefined>(KEY) ?? NONE;
