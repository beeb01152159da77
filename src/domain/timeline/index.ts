export { attentionOf, caseAttention, isVendorsDay, type Attention } from './attention.ts';
export { basisOf, SCHEDULE_CLOCKS, type StepBasis } from './basis.ts';
export { calendarItems, type CalendarItem } from './events.ts';
export {
  asOfRange,
  LANES,
  NO_PLAN,
  sortItems,
  timelineOf,
  type ItemState,
  type Lane,
  type PlanChoice,
  type Timeline,
  type TimelineItem,
} from './items.ts';
export {
  layOut,
  MIN_BAR,
  textWidth,
  visibleOf,
  type Layout,
  type Placed,
  type PlacedLane,
} from './layout.ts';
export {
  centre,
  dayAt,
  daysIn,
  fit,
  leftX,
  pan,
  resize,
  reveal,
  xOf,
  zoomOf,
  zoomOfUnit,
  ZOOMS,
  zoomTo,
  ZOOM_UNITS,
  type View,
  type Zoom,
  type ZoomUnit,
} from './scale.ts';
export { closedIn, isInView, ticksOf, type ClosedRun, type Tick } from './ticks.ts';
