export { findId, idOfDate, type FoundId } from './ids.ts';
export {
  recogniseCriteria,
  type CriteriaReading,
  type SheetChoice,
  type SheetReading,
  type TierCount,
} from './recognise.ts';
