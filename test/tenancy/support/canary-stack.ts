import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedProvider, type Persona } from '../../../kit/identity/embedded-provider.ts';
import { writeDataSet } from '../../../sandbox/dataset/directory.ts';
import { type Answer, type TestStack, testStack } from '../../support/stack.ts';
import { CANARY_TODAY, canaryCompany, keyOf, type Owner } from './canary-company.ts';

/** Everything over the company whose every text says whose it is. */
export interface CanaryStack extends TestStack {
  /** Asks as a partner who may read everything that it has, whatever a partner's persona may. */
  as(owner: Owner, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** A token with a persona's scopes that acts for an owner. */
  tokenFor(owner: Owner, persona: Persona): Promise<string>;
}

export async function canaryStack(environment: Record<string, string> = {}): Promise<CanaryStack> {
  const directory = mkdtempSync(join(tmpdir(), 'q2c-canaries-'));
  const [dataSet, dataDir] = [join(directory, 'set'), join(directory, 'data')];
  writeDataSet(canaryCompany(), dataSet);
  const stack = await testStack({
    DATASET: dataSet,
    DATA_DIR: dataDir,
    TODAY: CANARY_TODAY,
    IDENTITY_REFRESH_MS: '3600000',
    SWEEP_MS: '0',
    ...environment,
  });
  const provider = await openEmbeddedProvider(dataDir);
  const tokens = new Map<string, Promise<string>>();
  const tokenFor = (owner: Owner, persona: Persona): Promise<string> => {
    const name = `${owner} ${persona}`;
    const token = tokens.get(name) ?? provider.sign(persona, keyOf(owner));
    tokens.set(name, token);
    return token;
  };
  return {
    ...stack,
    tokenFor,
    as: async (owner, query, variables = {}) => {
      const response = await fetch(`${stack.gatewayUrl}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await tokenFor(owner, 'admin')}`,
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    },
    stop: async () => {
      await stack.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
