/** The small parts of the rulebook. The big ones have doors of their own: `#rulebook/provisions`, `#rulebook/controls`, … */
export * from './editions/index.ts';
export * from './forms/index.ts';
export type {
  Chapter,
  CheckId,
  Effect,
  EffectFact,
  Party,
  Provision,
  ProvisionKind,
  ScreenId,
  Use,
  UseTarget,
} from './provisions/types.ts';
