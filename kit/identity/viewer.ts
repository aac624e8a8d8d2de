/** What a token may allow; the names are those of the claim `scope`. */
export const scopes = [
  'sales:read',
  'sales:write',
  'billing:read',
  'billing:write',
  'revenue:read',
  'partner:order',
  'ops:read',
] as const;
export type Scope = (typeof scopes)[number];

/** Who is asking, from verified claims alone. Every loader and source query goes through it. */
export interface Viewer {
  readonly subject: string;
  readonly scopes: ReadonlySet<Scope>;
  /** The reseller account's reference; present: only that partner's rows exist for this viewer. */
  readonly partner: string | undefined;
  /** Until when the token is believed, in milliseconds since 1970; undefined: nothing expires. */
  readonly expiresAt?: number;
}

export interface ViewerClaims {
  readonly sub: string;
  readonly scope: string;
  readonly partner?: string;
}

/**
 * Unknown scopes are dropped: another provider's token may carry scopes that are not ours. Throws when a token may
 * order for a partner but does not say for which: nobody must see everything for want of a claim.
 */
export function viewerFromClaims(claims: ViewerClaims): Viewer {
  const granted = claims.scope
    .split(' ')
    .filter((scope): scope is Scope => (scopes as readonly string[]).includes(scope));
  const { sub: subject, partner } = claims;
  const isNamed = typeof partner === 'string' && partner !== '';
  if (partner !== undefined && !isNamed) throw new TypeError('the claim partner must be a reference');
  if (granted.includes('partner:order') && !granted.includes('ops:read') && !isNamed) {
    throw new TypeError('partner:order needs the claim partner');
  }
  return { subject, scopes: new Set(granted), partner };
}

export function claimsFromViewer(viewer: Viewer): ViewerClaims {
  const claims = { sub: viewer.subject, scope: [...viewer.scopes].join(' ') };
  return viewer.partner === undefined ? claims : { ...claims, partner: viewer.partner };
}

const identities = new WeakMap<Viewer, string>();

/** One text per set of rights: equal for viewers who see the same, so that they may share what was read. */
export function identityOf(viewer: Viewer): string {
  let identity = identities.get(viewer);
  if (identity === undefined) {
    identity = JSON.stringify([viewer.subject, viewer.partner ?? null, ...viewer.scopes]);
    identities.set(viewer, identity);
  }
  return identity;
}
