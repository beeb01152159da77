/** What works on whole cases. It needs their schema, which the list of cases does not: loaded by `Store` when asked for. */
export { deleteCase, putCases, readBody, readCase, readChange } from './cases.ts';
export { edit, travel } from './edit.ts';
export { LibraryTables } from './library.ts';
