import { hash } from 'node:crypto';
import { personas } from './embedded-provider.ts';
import type { Viewer } from './viewer.ts';

const byScopes = new Map<string, string>(
  Object.entries(personas).map(([persona, scopes]) => [[...scopes].sort().join(' '), persona]),
);
const kinds = new WeakMap<Viewer, string>();

/**
 * What a log may say of a viewer: the persona with these scopes, else the scopes; of a partner a hash that tells it from
 * others. Never who it is.
 */
export function viewerKind(viewer: Viewer): string {
  let kind = kinds.get(viewer);
  if (kind === undefined) {
    const scopes = [...viewer.scopes].sort().join(' ');
    kind =
      viewer.partner === undefined
        ? (byScopes.get(scopes) ?? scopes)
        : `partner ${hash('sha256', viewer.partner).slice(0, 8)}`;
    kinds.set(viewer, kind);
  }
  return kind;
}
