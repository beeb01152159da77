export { findId, idOfDate, type FoundId } from './ids.ts';
export {
  recogniseOfficial,
  type OfficialReading,
  type SheetChoice,
  type SheetReading,
  type TierCount,
} from './recognise.ts';
