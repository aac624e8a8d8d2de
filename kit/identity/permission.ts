import { clientError } from '../errors.ts';
import type { Scope, Viewer } from './viewer.ts';

/** The areas of the graph and the scopes that open them, any one of which is enough. */
const areas = {
  /** Ids, references, names and channels of customers and products. */
  directory: ['sales:read', 'billing:read', 'revenue:read'],
  sales: ['sales:read'],
  billing: ['billing:read'],
  revenue: ['revenue:read'],
  /** Everybody's operations; one's own need none. */
  operations: ['ops:read'],
} as const satisfies Record<string, readonly Scope[]>;

export type Area = keyof typeof areas;

/** The writes of the graph and the scope that each needs. */
const writeScopes = {
  sales: 'sales:write',
  billing: 'billing:write',
  /** Orders that a partner submits. */
  resellerOrders: 'partner:order',
} as const satisfies Record<string, Scope>;

export type WriteArea = keyof typeof writeScopes;

export function mayRead(viewer: Viewer, area: Area): boolean {
  return areas[area].some((scope) => viewer.scopes.has(scope));
}

/** The one gate before a source is asked. Throws FORBIDDEN. */
export function requireArea(viewer: Viewer, area: Area): void {
  if (!mayRead(viewer, area))
    throw clientError('FORBIDDEN', `This needs one of the scopes: ${areas[area].join(', ')}`);
}

/** The one gate before a write is accepted. A partner may submit orders and nothing else. Throws FORBIDDEN. */
export function requireWrite(viewer: Viewer, area: WriteArea): void {
  const scope = writeScopes[area];
  if (viewer.partner !== undefined && area !== 'resellerOrders')
    throw clientError('FORBIDDEN', 'Partners may not write this');
  if (!viewer.scopes.has(scope)) throw clientError('FORBIDDEN', `This needs the scope ${scope}`);
}
