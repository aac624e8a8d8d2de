import { show } from './measured.ts';
import { loadScale } from './sandbox-scale/load.ts';
import { netSuiteScale } from './sandbox-scale/netsuite.ts';
import { salesforceScale } from './sandbox-scale/salesforce.ts';

/** Rows by key, groupings and loading of both sandboxes at full size. */
export async function sandboxScaleProof(): Promise<boolean> {
  let holds = true;
  for (const measure of [salesforceScale, netSuiteScale, loadScale]) holds = show(await measure()) && holds;
  return holds;
}
