export { renderDocx } from './render.ts';
