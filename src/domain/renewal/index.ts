export {
  changesSince,
  type ChangedField,
  type ChangesSince,
  type RowChange,
  type ValueChange,
} from './changes.ts';
export { auditedUntil, digestOf, textDigest, WATCHED_PATHS } from './digest.ts';
export { endOfLastPeriod, renewCase } from './renew.ts';
