import type { Measured } from './measured.ts';
import { loadScale } from './sandbox-scale/load.ts';
import { netSuiteScale } from './sandbox-scale/netsuite.ts';
import { salesforceScale } from './sandbox-scale/salesforce.ts';

/** Rows by key, groupings and loading of both sandboxes at full size. */
export async function sandboxScaleProof(): Promise<boolean> {
  const results: Measured[] = [];
  for (const measure of [salesforceScale, netSuiteScale, loadScale]) {
    const measured = await measure();
    results.push(...measured);
    for (const { promise, figure, limit, holds } of measured)
      console.log(`${holds ? 'holds ' : 'BROKEN'} ${promise}: ${figure} (limit ${limit})`);
  }
  return results.every(({ holds }) => holds);
}
