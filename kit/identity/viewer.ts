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
  /** Scopes that are not ours, which other supergraphs may ask for. */
  readonly otherScopes?: ReadonlySet<string>;
  /** The reseller account's reference; present: only that partner's rows exist for this viewer. */
  readonly partner: string | undefined;
  /** The program that the token was given to, as the provider knows it; undefined: the token does not say. */
  readonly client?: string;
  /** Present: what is read for this viewer is for a dashboard, and gives way to what somebody waits for before a screen. */
  readonly work?: 'dashboard';
  /** Until when the token is believed, in milliseconds since 1970; undefined: nothing expires. */
  readonly expiresAt?: number;
}

export interface ViewerClaims {
  readonly sub: string;
  readonly scope: string;
  readonly partner?: string;
  readonly client?: string;
  readonly work?: string;
}

/**
 * Another provider's token may carry scopes that are not ours: they open nothing of this graph. Throws when a token may
 * order for a partner but does not say for which: nobody must see everything for want of a claim.
 */
export function viewerFromClaims(claims: ViewerClaims): Viewer {
  const all = claims.scope.split(' ').filter((scope) => scope !== '');
  const granted = all.filter(isOurs);
  const others = new Set(all.filter((scope) => !isOurs(scope)));
  const { sub: subject, partner, client, work } = claims;
  const isNamed = typeof partner === 'string' && partner.trim() !== '';
  if (partner !== undefined && !isNamed) throw new TypeError('the claim partner must be a reference');
  if (granted.includes('partner:order') && !granted.includes('ops:read') && !isNamed) {
    throw new TypeError('partner:order needs the claim partner');
  }
  const viewer: Viewer = {
    subject,
    scopes: new Set(granted),
    partner,
    ...(client === undefined ? {} : { client }),
    ...(others.size > 0 ? { otherScopes: others } : {}),
  };
  return work === 'dashboard' || readsReportsAlone(viewer) ? { ...viewer, work: 'dashboard' } : viewer;
}

function isOurs(scope: string): scope is Scope {
  return (scopes as readonly string[]).includes(scope);
}

/** Whether a viewer can do nothing but read the books and what is made of them: a dashboard's or a report's account. */
export function readsReportsAlone({ scopes }: Pick<Viewer, 'scopes'>): boolean {
  for (const one of scopes) if (one !== 'billing:read' && one !== 'revenue:read') return false;
  return scopes.size > 0;
}

/** Whether a viewer operates the product: whoever acts for a partner does not, whatever the scopes. */
export function isOperator({ partner, scopes }: Viewer): boolean {
  return partner === undefined && scopes.has('ops:read');
}

const atDashboards = new WeakMap<Viewer, Viewer>();

/** The viewer as one whose requests are for a dashboard; the same one each time. */
export function atDashboard(viewer: Viewer): Viewer {
  if (viewer.work === 'dashboard') return viewer;
  let known = atDashboards.get(viewer);
  if (!known) {
    known = { ...viewer, work: 'dashboard' };
    atDashboards.set(viewer, known);
  }
  return known;
}

const identities = new WeakMap<Viewer, string>();

/**
 * One text per set of rights and urgency: equal for viewers who see the same as soon as each other, so that they may share
 * what is being read.
 */
export function identityOf(viewer: Viewer): string {
  let identity = identities.get(viewer);
  if (identity === undefined) {
    identity = JSON.stringify([
      viewer.subject,
      viewer.partner ?? null,
      viewer.work ?? null,
      ...viewer.scopes,
      ...(viewer.otherScopes ?? []),
    ]);
    identities.set(viewer, identity);
  }
  return identity;
}
