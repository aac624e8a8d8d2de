import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSettings } from '../../kit/settings.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('.env.example names exactly the variables that the product reads', () => {
  const named = [...read('.env.example').matchAll(/^# ?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
  const code = ['kit/settings.ts', 'stack/main.ts', 'sandbox/settings.ts'].map(read).join('\n');
  const known = new Set(
    [
      ...code.matchAll(
        /'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|AUTH|HOST|PORT|TODAY|DATASET|INTROSPECTION|AUTHORIZATION|METRICS)'|env\.([A-Z_]+)/g,
      ),
    ].map((match) => match[1] ?? match[2]),
  );
  expect(new Set(named)).toEqual(known);
  expect(named.length).toBe(new Set(named).size);
  expect(known.size).toBeGreaterThan(25);
});

test('a configuration with several faults is refused with one message that lists them all', () => {
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

const salesforceAt = (url: string) => ({
  SALESFORCE_LOGIN_URL: url,
  SALESFORCE_CLIENT_ID: 'id',
  SALESFORCE_CLIENT_SECRET: 'secret',
});
const netsuiteAt = (settings: Record<string, string>) => ({
  NETSUITE_ACCOUNT: '1234567_SB1',
  NETSUITE_CLIENT_ID: 'id',
  NETSUITE_CERTIFICATE_ID: 'id',
  NETSUITE_PRIVATE_KEY: 'key',
  ...settings,
});

test.each([
  ['an org', salesforceAt('https://acme.my.salesforce.com'), 'acme.my.salesforce.com'],
  ['an org in capitals', salesforceAt('HTTPS://ACME.MY.SALESFORCE.COM'), 'acme.my.salesforce.com'],
  [
    'an org with a dot at the end',
    salesforceAt('https://acme.my.salesforce.com./'),
    'acme.my.salesforce.com',
  ],
  ['an org with a port', salesforceAt('https://acme.my.salesforce.com:8443/x'), 'acme.my.salesforce.com'],
  [
    'an org behind a user name',
    salesforceAt('https://127.0.0.1@login.salesforce.com'),
    'login.salesforce.com',
  ],
  ['an org in wide letters', salesforceAt('https://acme.my.\uff53alesforce.com'), 'acme.my.salesforce.com'],
  [
    'an org under its older host',
    salesforceAt('https://acme.lightning.force.com'),
    'acme.lightning.force.com',
  ],
  ['a vendor\u2019s own name', salesforceAt('https://salesforce.com'), 'salesforce.com'],
  ['an account', netsuiteAt({}), '1234567-sb1.suitetalk.api.netsuite.com'],
  [
    'an account\u2019s own URL',
    netsuiteAt({ NETSUITE_BASE_URL: 'https://1.suitetalk.api.NetSuite.com.' }),
    '1.suitetalk.api.netsuite.com',
  ],
  [
    'an org as a sandbox',
    { SALESFORCE_SANDBOX_URL: 'https://acme.my.salesforce.com' },
    'acme.my.salesforce.com',
  ],
  ['an account as a sandbox', { NETSUITE_SANDBOX_URL: 'https://1.app.netsuite.com' }, '1.app.netsuite.com'],
])('nothing but an OpenID provider guards a vendor\u2019s own host: %s', (_, source, host) => {
  for (const auth of [{}, { AUTH: 'none' }])
    expect(() => readSettings({ ...source, ...auth })).toThrow(
      `AUTH_ISSUER: needed, because ${host} is a real system`,
    );
  const provider = { AUTH_ISSUER: 'https://id.example/', AUTH_AUDIENCE: 'graph' };
  expect(readSettings({ ...source, ...provider }).isProduction).toBe(true);
});

test('hosts that only look like a vendor\u2019s are sandboxes', () => {
  for (const url of ['http://127.0.0.1:4201', 'https://salesforce.com.example', 'https://notsalesforce.com'])
    expect(readSettings(salesforceAt(url)).isProduction).toBe(false);
});

test('an identity provider that others could speak for is refused', () => {
  const at = (urls: Record<string, string>) => () =>
    readSettings({ AUTH_ISSUER: 'https://id.example', AUTH_AUDIENCE: 'graph', ...urls });
  expect(at({})().auth).toEqual({
    kind: 'provider',
    issuer: 'https://id.example',
    audience: 'graph',
    jwksUrl: undefined,
    tokenType: 'at+jwt',
  });
  expect(at({ AUTH_ISSUER: 'http://127.0.0.1:9000/' })).not.toThrow();
  for (const url of ['http://id.example', 'ftp://id.example', 'id.example']) {
    expect(at({ AUTH_ISSUER: url })).toThrow('AUTH_ISSUER: must be an https URL');
    expect(at({ AUTH_JWKS_URL: url })).toThrow('AUTH_JWKS_URL: must be an https URL');
  }
});

test('the secret that gateway and subgraphs share may be two while it changes, none short, and not that of the example', () => {
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
