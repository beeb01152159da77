export {
  exchangePatches,
  planExchange,
  type ExchangeChange,
  type ExchangePlan,
  type ExchangeRefusal,
} from './plan.ts';
export { readExchange, type ExchangeFailure, type ReturnedRow, type ReturnedTable } from './read.ts';
export {
  cellText as exchangeText,
  DECISION_WORDS,
  EXCHANGE_COLUMNS,
  EXCHANGE_FIELDS,
  exchangeTable,
  guard,
  unguard,
  WORK_WORDS,
  type ExchangeField,
  type ExchangeFormat,
  type ExchangeTable,
  type ExchangeValues,
} from './table.ts';
