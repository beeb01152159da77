export type * from './contract.ts';
export { FIELDS, fieldInfo, fieldPattern, pathLabel } from './fields/index.ts';
export * from './labels.ts';
export { logKindInfo, logKindLabel, type LogKindInfo } from './log-kinds.ts';
export { EXPLANATION_CODES, actorLabel, clockMessage, explanationMessage, forceLabel } from './clocks.ts';
export { ACTION_CODES, actionMessage, stageMessage } from './procedure.ts';
export * from './storage.ts';
export { bundleMessage, currentMessage, verifyMessage } from './bundle.ts';
export { cliMessage } from './cli.ts';
