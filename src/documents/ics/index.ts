export { icsOf, type IcsEvent, type IcsOptions } from './ics.ts';
