export { assessImpact, type AgencyResult, type Impact, type SelfAssessment } from './assess.ts';
export { differencesOf, type Difference } from './differences.ts';
export { AXES, highest, isComplete, known, rank } from './levels.ts';
export { BODIES_WIDENED_FROM, type Validity } from './validity.ts';
