import type { Viewer } from '../identity/viewer.ts';

/** A condition on the viewer that scopes alone cannot say. */
interface Policy {
  readonly allows: (viewer: Viewer) => boolean;
  /** What whoever it keeps out is told. */
  readonly refusal: string;
}

/** The policies that `@policy` may name, for the gateway and the subgraphs alike. One that is not here allows nobody. */
const policies: Readonly<Record<string, Policy>> = {
  /** Whoever acts for a partner does not have it, whatever the scopes. */
  internal: {
    allows: ({ partner }) => partner === undefined,
    refusal: 'Partners may not do this',
  },
};

export function isAllowedBy(policy: string, viewer: Viewer): boolean {
  return Object.hasOwn(policies, policy) && (policies[policy] as Policy).allows(viewer);
}

export function refusalOf(policy: string): string {
  return (Object.hasOwn(policies, policy) && policies[policy]?.refusal) || 'This is allowed to nobody';
}
