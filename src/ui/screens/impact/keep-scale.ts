import { keepingScale } from '#domain/impact';
import type { ImpactScalePack } from '#rulebook/packs';
import type { CaseSession } from '#state';

/**
 * The session as the fields of this screen see it: the edit that records the first level also keeps a copy of the scale in the
 * case, in the same step.
 */
export function keepingSession(session: () => CaseSession, scale: () => ImpactScalePack): CaseSession {
  const edit: CaseSession['edit'] = (label, patches, options) =>
    session().edit(label, keepingScale(session().case, patches, scale()), options);
  const attach: CaseSession['attach'] = (file, meta, also) =>
    session().attach(
      file,
      meta,
      also && { ...also, patches: keepingScale(session().case, also.patches, scale()) },
    );
  return new Proxy({} as CaseSession, {
    get(_, key) {
      if (key === 'edit') return edit;
      if (key === 'attach') return attach;
      // Read from the session itself, so that its getters and private fields work and stay reactive.
      const target = session();
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
