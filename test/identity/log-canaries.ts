import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedProvider } from '../../kit/identity/embedded-provider.ts';
import { canaryRequests, describedData, faultsOf } from './canary-requests.ts';
import { Program } from './program.ts';
import { sendRaw } from './raw-request.ts';

export interface CanaryReport {
  readonly requests: number;
  readonly refusedConfigurations: number;
  readonly processes: number;
  readonly lines: number;
  /** Different secrets and values that were looked for. */
  readonly canaries: number;
  /** What was found, with the line that it was found in. */
  readonly found: readonly string[];
  /** What the processes had to say, each text once. */
  readonly messages: readonly string[];
}

const CANARY = 'CANARY';
const WEBHOOK_SECRET = `whsec_${Buffer.from('CANARY of thirty-two characters.').toString('base64')}`;
const SUBGRAPH_SECRET = 'CANARY that gateway and subgraphs share';

/** How many of them a small run tries. */
const SOME = 1;
/** Environments that no program starts with, each with secrets in it. */
const refusedConfigurations: readonly Readonly<Record<string, string>>[] = [
  {
    SUBGRAPH_SECRET: 'CANARY',
    PORT: 'CANARY',
    TODAY: 'CANARY',
    LOG_LEVEL: 'CANARY',
    REDIS_URL: 'http://ada:CANARY@127.0.0.1/',
    SALESFORCE_CLIENT_SECRET: 'CANARY',
    NETSUITE_PRIVATE_KEY: 'CANARY',
  },
  { REDIS_URL: 'http://ada:CANARY@127.0.0.1/', AUTH: 'CANARY' },
  { WEBHOOKS_FILE: 'webhooks' },
  {
    SALESFORCE_LOGIN_URL: 'https://a.my.salesforce.com',
    SALESFORCE_CLIENT_ID: 'CANARY',
    SALESFORCE_CLIENT_SECRET: 'CANARY',
  },
  { SALESFORCE_LOGIN_URL: 'CANARY', SALESFORCE_CLIENT_ID: 'CANARY' },
  { NETSUITE_ACCOUNT: 'CANARY', NETSUITE_PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----CANARY' },
  { SALES_POLICY_FILE: 'webhooks' },
  { REDIS_URL: 'redis://ada:CANARY@127.0.0.1:9/' },
];

/**
 * Sends secrets and personal data through every kind of request, with every kind of answer of the sources, to the
 * product in one process and in several, and searches all that its processes write.
 */
export async function runLogCanaries(size: 'some' | 'all'): Promise<CanaryReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'q2c-'));
  const webhooks = join(dataDir, 'webhooks.yaml');
  writeFileSync(
    webhooks,
    `endpoints:\n  - name: all\n    url: http://127.0.0.1:9/CANARY\n    secrets: [${WEBHOOK_SECRET}]\n`,
  );
  const shared = {
    DATA_DIR: dataDir,
    PORT: '0',
    TODAY: '2026-06-30',
    LOG_LEVEL: 'debug',
    SUBGRAPH_SECRET,
    SOURCE_TIMEOUT_MS: '1000',
    WRITE_ANSWER_MS: '200',
    IDENTITY_REFRESH_MS: '500',
    INVOICE_POLL_MS: '200',
  };
  const programs: Program[] = [];
  const start: Start = (file, environment) => {
    const program = new Program(file, environment);
    programs.push(program);
    return program;
  };
  try {
    const whole = start('stack/main.ts', {
      ...shared,
      WEBHOOKS_FILE: webhooks,
      SALESFORCE_SANDBOX_PORT: '0',
      NETSUITE_SANDBOX_PORT: '0',
    });
    const gateway = await whole.find(/ready at (http\S+)\/graphql/);
    const salesforce = await whole.find(/Salesforce sandbox at (\S+)/);
    const netsuite = await whole.find(/NetSuite sandbox at (\S+)/);
    const fault = async (url: string, list: readonly object[]): Promise<void> => {
      const { ok } = await fetch(`${url}/sandbox/faults`, { method: 'PUT', body: JSON.stringify(list) });
      if (!ok) throw new Error('a fault was refused');
    };

    const gateways = [gateway];
    if (size === 'all')
      gateways.push(
        await startApart(start, {
          ...shared,
          SALESFORCE_SANDBOX_URL: salesforce,
          NETSUITE_SANDBOX_URL: netsuite,
        }),
      );
    const { sign } = await openEmbeddedProvider(dataDir);
    const tokens = {
      admin: await sign('admin'),
      finance: await sign('finance'),
      partner: await sign('partner', 'RES-0001'),
    };
    const vendorSecrets = [...(await secretsOf(salesforce)), ...(await secretsOf(netsuite))];
    const named = await describedData(gateway, tokens.admin);
    let requests = 0;
    for (const [index, answers] of faultsOf(size).entries()) {
      await fault(salesforce, answers.salesforce);
      await fault(netsuite, answers.netsuite);
      for (const url of gateways)
        for (const request of canaryRequests(tokens, named, `${index}`)) {
          await sendRaw(url, request);
          requests++;
        }
    }
    await fault(salesforce, []);
    await fault(netsuite, []);

    const refused = refusedConfigurations.slice(0, size === 'all' ? undefined : SOME).map((one) =>
      start('stack/main.ts', {
        ...shared,
        DATA_DIR: join(dataDir, 'none'),
        SALESFORCE_SANDBOX_PORT: '0',
        NETSUITE_SANDBOX_PORT: '0',
        ...one,
        ...(one.WEBHOOKS_FILE ? { WEBHOOKS_FILE: malformed(dataDir) } : {}),
        ...(one.SALES_POLICY_FILE ? { SALES_POLICY_FILE: malformed(dataDir) } : {}),
      }),
    );
    for (const program of refused)
      if ((await program.ended()) !== 1) throw new Error(`a program started: ${program.output}`);
    for (const program of programs.slice(0, -refused.length).reverse()) await program.stop();

    const secrets = [
      CANARY,
      Buffer.from('CANARY').toString('base64url').slice(0, 7),
      ...Object.values(tokens).flatMap((token) => token.split('.').slice(1)),
      ...vendorSecrets,
      ...named.texts,
    ];
    const lines = programs.flatMap(({ output }) => output.split('\n')).filter((line) => line !== '');
    return {
      requests,
      refusedConfigurations: refused.length,
      // Each sandbox is one of its own.
      processes: programs.length + 2,
      lines: lines.length,
      canaries: secrets.length,
      found: lines.flatMap((line) =>
        secrets
          .filter((secret) => line.toLowerCase().includes(secret.toLowerCase()))
          .map((secret) => `${secret}: ${line}`),
      ),
      messages: [...new Set(lines.map(messageOf).filter((text) => text !== undefined))].sort(),
    };
  } finally {
    await Promise.all(programs.map((program) => program.stop()));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Start = (file: string, environment: Readonly<Record<string, string>>) => Program;

/** Each subgraph in a process of its own, and a gateway before them; gives the gateway's address. */
async function startApart(start: Start, environment: Readonly<Record<string, string>>): Promise<string> {
  const [SALES_URL = '', BILLING_URL = '', REVENUE_URL = ''] = await Promise.all(
    ['sales', 'billing', 'revenue'].map((name) =>
      start(`subgraphs/${name}/main.ts`, environment).find(/ready at (http\S+\/graphql)/),
    ),
  );
  for (const url of [SALES_URL, BILLING_URL, REVENUE_URL])
    await sendRaw(url, { headers: ['x-viewer-assertion', CANARY, 'signature', CANARY], body: CANARY });
  const gateway = start('gateway/main.ts', { ...environment, SALES_URL, BILLING_URL, REVENUE_URL });
  return gateway.find(/ready at (http\S+)\/graphql/);
}

/** What logs in to a sandbox: passwords, tokens, and each line of a private key. */
async function secretsOf(sandbox: string): Promise<string[]> {
  const { clientSecret, password, accessToken, tba, oauth2 } = (await (
    await fetch(`${sandbox}/sandbox/credentials`)
  ).json()) as Record<string, Record<string, string> | string | undefined>;
  const { privateKey = '' } = (oauth2 ?? {}) as Record<string, string>;
  const all = [clientSecret, password, accessToken, ...Object.values(tba ?? {}), ...privateKey.split('\n')];
  return all.filter(
    (one) => typeof one === 'string' && one.length > 7 && !one.startsWith('-----'),
  ) as string[];
}

/** A file with a secret in it that is neither a policy nor a list of endpoints. */
function malformed(directory: string): string {
  const file = join(directory, 'malformed.yaml');
  writeFileSync(file, `endpoints:\n  - name: CANARY\n    secrets: CANARY\nwhsec: "CANARY\n`);
  return file;
}

/** What a line says, without what it says it of. */
function messageOf(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  return (JSON.parse(line) as { msg?: string }).msg;
}
