export { escapeXml, TextWriter } from './text.ts';
