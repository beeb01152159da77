/** What can go wrong with a bundle, as codes; `messages/bundle.ts` turns them into Japanese. */

/** `where` names the entry or the place inside it: `manifest.json#entries/3/sha256`; '' = the file as a whole. */
export type BundleIssue = {
  readonly code: string;
  readonly where: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/**
 * Why no bundle was made. Nothing is handed over in that case. Codes: `bundle.cancelled`, `bundle.badPath`,
 * `bundle.paperFailed`, `bundle.tooLarge`, `bundle.write`, `bundle.attachmentGone`, `bundle.selfCheck` (params.cause = the code found on reading back), and from the worker
 * `bundle.assets`, `bundle.worker`.
 */
export type BundleFailure = BundleIssue;

/** Why a file is not a whole bundle: the first thing found, and all others of the same pass. */
export type VerifyFailure = BundleIssue & {
  /**
   * `unreadable` = not a bundle this version can read; `damaged` = a bundle whose contents are not what its manifest
   * says.
   */
  readonly kind: 'unreadable' | 'damaged';
  readonly others: readonly BundleIssue[];
};

export function issue(code: string, where = '', params: BundleIssue['params'] = {}): BundleIssue {
  return { code, where, params };
}
