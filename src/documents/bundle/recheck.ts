/** Whether what a manifest says of missing papers and drafts follows from the case inside the bundle. */
import type { BundleManifest, BundlePlan } from '#schemas';
import { issue, type BundleIssue } from './failure.ts';

type Plan = Pick<BundlePlan, 'entries' | 'missing'>;

/**
 * Compares a manifest with plans worked out anew from its own 案件.json and as-of date (one plan for each filing a bundle
 * can be made for; the one that names the most of its files counts). Returns one `bundle.planDiffers` for each file or
 * paper of which the manifest says less than the plan: a draft that is none in the manifest, a missing paper it does not
 * name, a file it leaves out. Papers missing beyond the plan (lost attachments) are no difference.
 */
export function recheck(manifest: BundleManifest, plans: readonly Plan[]): readonly BundleIssue[] {
  const named = new Map(manifest.entries.map((e) => [e.path, e]));
  const plan = plans.toSorted((a, b) => fit(b, named) - fit(a, named))[0];
  if (!plan) return [];
  const missing = new Set(manifest.missing.map((m) => m.title));
  const found: BundleIssue[] = [];
  for (const entry of plan.entries) {
    const said = named.get(entry.path);
    if (!said) {
      if (!missing.has(entry.title)) found.push(issue('bundle.planDiffers', entry.path));
    } else if (
      entry.kind === 'paper' &&
      (said.open.join('\n') !== entry.open.join('\n') || said.copyOf !== entry.copyOf)
    ) {
      found.push(issue('bundle.planDiffers', entry.path));
    }
  }
  for (const paper of plan.missing) {
    if (!missing.has(paper.title)) found.push(issue('bundle.planDiffers', paper.title));
  }
  return found;
}

// The share of a plan's files that are there, then their number: a plan for one filing fits its own bundle whole.
function fit(plan: Plan, named: ReadonlyMap<string, unknown>): number {
  const there = plan.entries.filter((e) => named.has(e.path)).length;
  const stray = named.size - there;
  return there * 2 - plan.entries.length - stray;
}
