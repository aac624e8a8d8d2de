import { clientError } from '../errors.ts';
import type { Scope, Viewer } from './viewer.ts';

/** The areas of the graph and the scopes that open them, any one of which is enough. */
const areas = {
  /** Ids, references, names and channels of customers and products. */
  directory: ['sales:read', 'billing:read', 'revenue:read'],
  sales: ['sales:read'],
  billing: ['billing:read'],
  revenue: ['revenue:read'],
} as const satisfies Record<string, readonly Scope[]>;

export type Area = keyof typeof areas;

export function mayRead(viewer: Viewer, area: Area): boolean {
  return areas[area].some((scope) => viewer.scopes.has(scope));
}

/** The one gate before a source is asked. Throws FORBIDDEN. */
export function requireArea(viewer: Viewer, area: Area): void {
  if (!mayRead(viewer, area))
    throw clientError('FORBIDDEN', `This needs one of the scopes: ${areas[area].join(', ')}`);
}
