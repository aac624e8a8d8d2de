import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('.env.example names exactly the variables that the product reads', () => {
  const named = [...read('.env.example').matchAll(/^# ?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
  const code = ['kit/settings.ts', 'stack/main.ts', 'sandbox/settings.ts'].map(read).join('\n');
  const known = new Set(
    [
      ...code.matchAll(
        /'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|AUTH|HOST|PORT|TODAY|DATASET|INTROSPECTION|METRICS)'|env\.([A-Z_]+)/g,
      ),
    ].map((match) => match[1] ?? match[2]),
  );
  expect(new Set(named)).toEqual(known);
  expect(named.length).toBe(new Set(named).size);
  expect(known.size).toBeGreaterThan(25);
});

test('a configuration with several faults is refused with one message that lists them all', async () => {
  const { readSettings } = await import('../../kit/settings.ts');
  const faulty = { PORT: 'x', TODAY: '2026-02-30', NETSUITE_ACCOUNT: '1', AUTH_ISSUER: 'https://id.example' };
  expect(() => readSettings(faulty)).toThrow(
    [
      'Configuration faults:',
      '  - NETSUITE_CLIENT_ID, NETSUITE_CERTIFICATE_ID, NETSUITE_PRIVATE_KEY: missing, while NETSUITE_ACCOUNT is set',
      '  - AUTH_AUDIENCE: missing, while AUTH_ISSUER is set',
      '  - PORT: must be a whole number from 0 to 65535',
      '  - TODAY: must be a date YYYY-MM-DD',
    ].join('\n'),
  );
});

test('the embedded identity provider refuses to guard a vendor\u2019s own host', async () => {
  const { readSettings } = await import('../../kit/settings.ts');
  const real = {
    SALESFORCE_LOGIN_URL: 'https://acme.my.salesforce.com',
    SALESFORCE_CLIENT_ID: 'id',
    SALESFORCE_CLIENT_SECRET: 'secret',
  };
  expect(() => readSettings(real)).toThrow(
    'AUTH_ISSUER: needed, because acme.my.salesforce.com is a real system',
  );
});

test('the secret that gateway and subgraphs share may be two while it changes, none short, and not that of the example', async () => {
  const { readSettings } = await import('../../kit/settings.ts');
  const [first, second] = ['n'.repeat(32), 'o'.repeat(32)];
  expect(readSettings({}).subgraphSecrets).toEqual([]);
  expect(readSettings({ SUBGRAPH_SECRET: `${first}, ${second}` }).subgraphSecrets).toEqual([first, second]);
  const example = /SUBGRAPH_SECRET:-([^}]+)/.exec(read('docker-compose.yml'))?.[1] as string;
  expect(readSettings({ SUBGRAPH_SECRET: example }).subgraphSecrets).toEqual([example]);
  const provider = { AUTH_ISSUER: 'https://id.example/', AUTH_AUDIENCE: 'graph' };
  for (const refused of ['short', `${first},`, `${first},short`, `${first},${second},${first}`])
    expect(() => readSettings({ SUBGRAPH_SECRET: refused })).toThrow('SUBGRAPH_SECRET: must');
  expect(() => readSettings({ SUBGRAPH_SECRET: example, ...provider })).toThrow(
    'SUBGRAPH_SECRET: still the one of the example; it is for sandboxes',
  );
});
