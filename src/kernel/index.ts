export * from './dates.ts';
export * from './group.ts';
export * from './ids.ts';
export * from './path.ts';
export * from './result.ts';
export * from './text.ts';
