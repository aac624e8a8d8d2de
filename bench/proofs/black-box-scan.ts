import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedProvider } from '../../kit/identity/embedded-provider.ts';
import { readSettings } from '../../kit/settings.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { startStack } from '../../stack/stack.ts';
import { scan } from '../../test/gateway/black-box/check.ts';
import { blackBoxChecks } from '../../test/gateway/black-box/checks.ts';
import { post, type Target } from '../../test/gateway/black-box/target.ts';
import { show } from './measured.ts';

/** What our own clients may do, and a scanner finds: see `docs/audiences.md`. */
const ALLOWED = ['free-form documents', 'queries by GET'];

/** The whole product in production settings, scanned with the token of a real partner and with that of a frontend. */
export async function blackBoxScanProof(): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'scan-proof-'));
  const settings = readSettings({
    NODE_ENV: 'production',
    DATA_DIR: dataDir,
    PORT: '0',
    INTROSPECTION: 'off',
    METRICS: 'off',
    LOG_LEVEL: 'silent',
  });
  const stack = await startStack(settings, { salesforce: 0, netsuite: 0 }, new Metrics());
  try {
    const provider = await openEmbeddedProvider(dataDir);
    const admin: Target = { url: `${stack.gatewayUrl}/graphql`, token: await provider.sign('admin') };
    const partner = await provider.sign('partner', await aReseller(admin));
    const atPartners = await holds('/partner/graphql', `${stack.gatewayUrl}/partner/graphql`, partner, []);
    const atOwn = await holds('/graphql', admin.url, await provider.sign('frontend'), ALLOWED);
    return atPartners && atOwn;
  } finally {
    await stack.stop();
    rmSync(dataDir, { recursive: true });
  }
}

async function holds(name: string, url: string, token: string, allowed: readonly string[]): Promise<boolean> {
  const findings = await scan({ url, token }, blackBoxChecks);
  const others = findings.filter(({ check }) => !allowed.includes(check));
  const isAsSaid = others.length === 0 && findings.length === allowed.length;
  const except = allowed.length > 0 ? ` (all but ${allowed.join(' and ')})` : '';
  const figure = `${blackBoxChecks.length - findings.length} of ${blackBoxChecks.length} checks passed${except}`;
  show([{ promise: name, figure, limit: undefined, holds: isAsSaid }]);
  for (const { check, found } of others) console.log(`         ${check}: ${found}`);
  return isAsSaid;
}

async function aReseller(admin: Target): Promise<string> {
  const query = '{ customers(filter: { channel: RESELLER }, first: 1) { edges { node { reference } } } }';
  const { json, text } = await post(admin, { query });
  const { customers } = (json?.data ?? {}) as {
    customers?: { edges: { node: { reference: string } }[] };
  };
  const reference = customers?.edges[0]?.node.reference;
  if (reference === undefined) throw new Error(`no reseller: ${text}`);
  return reference;
}
