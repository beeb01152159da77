export { renderXlsx } from './render.ts';
