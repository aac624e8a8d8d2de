import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedProvider, type Persona } from '../../kit/identity/embedded-provider.ts';
import { readSettings } from '../../kit/settings.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { type Stack, startStack } from '../../stack/stack.ts';

/** What a GraphQL answer looks like to a client. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
  data?: any;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** The statistics of a sandbox. */
export interface Stats {
  requests: number;
  background: number;
  byOperation: Record<string, number>;
}

export interface TestStack extends Stack {
  readonly dataDir: string;
  readonly salesforceUrl: string;
  readonly netsuiteUrl: string;
  /** `partner` is the reseller's reference, for the persona of a partner. */
  token(persona: Persona, partner?: string): Promise<string>;
  ask(
    query: string,
    variables?: Record<string, unknown>,
    persona?: Persona,
    partner?: string,
  ): Promise<Answer>;
  stats(system: 'salesforce' | 'netsuite'): Promise<Stats>;
  resetStats(): Promise<void>;
}

/** Boots everything on free ports as `npm start` does, with data of its own unless `DATA_DIR` says where it is to be kept. */
export async function testStack(environment: Record<string, string> = {}): Promise<TestStack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'q2c-'));
  const settings = readSettings({
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...environment,
  });
  const stack = await startStack(settings, { salesforce: 0, netsuite: 0 }, new Metrics());
  const provider = await openEmbeddedProvider(settings.dataDir);
  const tokens = new Map<string, string>();
  const tokenOf = async (persona: Persona, partner = 'RES-0001'): Promise<string> => {
    const known = tokens.get(`${persona} ${partner}`);
    if (known !== undefined) return known;
    const token = await provider.sign(persona, persona === 'partner' ? partner : undefined);
    tokens.set(`${persona} ${partner}`, token);
    return token;
  };
  const urls = { salesforce: stack.salesforceSandbox?.url ?? '', netsuite: stack.netsuiteSandbox?.url ?? '' };
  return {
    ...stack,
    dataDir: settings.dataDir,
    salesforceUrl: urls.salesforce,
    netsuiteUrl: urls.netsuite,
    token: tokenOf,
    ask: async (query, variables = {}, persona = 'admin', partner = undefined) => {
      const response = await fetch(`${stack.gatewayUrl}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await tokenOf(persona, partner)}`,
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    },
    stats: async (system) => (await (await fetch(`${urls[system]}/sandbox/stats`)).json()) as Stats,
    resetStats: async () => {
      for (const url of Object.values(urls)) await fetch(`${url}/sandbox/stats`, { method: 'DELETE' });
    },
    stop: async () => {
      await stack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
