export {
  buildBundle,
  writeBundle,
  type BuiltBundle,
  type BundleDeps,
  type BundleProgress,
  type LostInPaper,
  type WrittenBundle,
} from './build.ts';
export { currentState, type CurrentState } from './current.ts';
export type { BundleFailure, BundleIssue, VerifyFailure } from './failure.ts';
export { bundleFile } from './file.ts';
export { CASE_PATH, LISTING_PATH, MANIFEST_PATH } from './names.ts';
export { recheck } from './recheck.ts';
export { sha256Hex } from './hash.ts';
export type { BundleSink } from './sink.ts';
export { verifyBundle, type VerifyReport } from './verify.ts';
