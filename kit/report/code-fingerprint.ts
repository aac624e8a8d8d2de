import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What reckons figures: the queries, and what is made of their rows before it is kept. */
const MAKERS = ['kit/report', 'sources/netsuite', 'subgraphs/billing/reports', 'subgraphs/revenue/reports'];

/**
 * A hash of the code that makes figures. Those kept outside this process outlive it: a release that reckons otherwise must not
 * be answered with what another one kept.
 */
export function codeFingerprint(): string {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const hash = createHash('sha256');
  for (const path of MAKERS.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root })).sort())
    hash.update(path).update(readFileSync(`${root}${path}`));
  return hash.digest('base64url');
}
