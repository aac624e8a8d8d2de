import { afterAll, beforeEach } from 'vitest';
import { startNetSuiteSandbox } from '#sandbox/netsuite/service.ts';
import { SMALL_TODAY, smallCompany } from './small-company.ts';
import { WireClient } from './wire-client.ts';

type Sandbox = Awaited<ReturnType<typeof startNetSuiteSandbox>>;

/** A sandbox with the small company for one file of tests, each of which finds the data as loaded. */
export async function smallSandbox(
  options: { readonly clock?: () => number } = {},
): Promise<{ sandbox: Sandbox; client: WireClient }> {
  const sandbox = await startNetSuiteSandbox({
    port: 0,
    dataSet: smallCompany(),
    today: SMALL_TODAY,
    ...options,
  });
  const client = await WireClient.connect(sandbox.url);
  beforeEach(async () => {
    await fetch(`${sandbox.url}/sandbox/reset`, { method: 'POST' });
  });
  afterAll(() => sandbox.stop());
  return { sandbox, client };
}
