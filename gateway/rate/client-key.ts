import { hash } from 'node:crypto';
import type { Viewer } from '../../kit/identity/viewer.ts';

const keys = new WeakMap<Viewer, string>();

/**
 * Whose requests are counted together: a partner's, whoever of it asks; else those of one subject with one client. A hash,
 * since it goes to Redis. The client is the one that the token was given to: what a client calls itself in a header would
 * be another name for each request.
 */
export function clientKey(viewer: Viewer): string {
  let key = keys.get(viewer);
  if (key === undefined) {
    const { partner, subject, client } = viewer;
    const whose = partner === undefined ? ['client', subject, client ?? ''] : ['partner', partner];
    key = hash('sha256', JSON.stringify(whose)).slice(0, 32);
    keys.set(viewer, key);
  }
  return key;
}
