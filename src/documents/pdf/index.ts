export { findLost, textsOf } from './lost.ts';
export { OPEN_POINTS_LISTED, renderPdf } from './render.ts';
