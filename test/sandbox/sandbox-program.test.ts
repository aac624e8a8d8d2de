import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url));

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

function start(environment: Record<string, string>): { child: ChildProcess; output: () => string } {
  const started = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH,
      SALESFORCE_SANDBOX_PORT: '0',
      NETSUITE_SANDBOX_PORT: '0',
      TODAY: '2026-06-30',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = started;
  let text = '';
  for (const stream of [started.stdout, started.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  return { child: started, output: () => text };
}

/** The addresses the program prints, once it has printed both. */
async function addresses(started: { child: ChildProcess; output: () => string }): Promise<string[]> {
  for (;;) {
    const found = [...started.output().matchAll(/ready at (\S+),/g)].map((match) => match[1] as string);
    if (found.length === 2) return found;
    if (started.child.exitCode !== null) throw new Error(`it ended: ${started.output()}`);
    await Promise.race([
      once(started.child.stdout as NodeJS.ReadableStream, 'data'),
      once(started.child, 'exit'),
    ]);
  }
}

describe('The sandbox program', () => {
  test('starts both sandboxes with the demo company, says where they are, and stops when told to', {
    timeout: 30_000,
  }, async () => {
    const started = start({});
    const [salesforce, netsuite] = (await addresses(started)) as [string, string];
    expect(started.output()).toContain('Data set demo, business date 2026-06-30');
    expect(started.output()).toContain(
      `Salesforce sandbox ready at ${salesforce}, credentials at ${salesforce}/sandbox/credentials`,
    );
    expect(started.output()).toContain(
      `NetSuite sandbox ready at ${netsuite}, credentials at ${netsuite}/sandbox/credentials`,
    );

    const login = (await (await fetch(`${salesforce}/sandbox/credentials`)).json()) as Record<string, string>;
    const query = encodeURIComponent('SELECT COUNT() FROM Account');
    const answer = await fetch(`${salesforce}/services/data/v60.0/query?q=${query}`, {
      headers: { authorization: `Bearer ${login.accessToken}` },
    });
    expect(await answer.json()).toMatchObject({ totalSize: 252, done: true });
    const books = (await (await fetch(`${netsuite}/sandbox/credentials`)).json()) as Record<string, string>;
    expect(Object.keys(books).sort()).toEqual(['account', 'baseUrl', 'certificateFile', 'oauth2', 'tba']);

    started.child.kill('SIGTERM');
    const [code] = await once(started.child, 'exit');
    expect(code).toBe(0);
  });

  test.each([
    [{ NETSUITE_SANDBOX_PORT: 'x' }, 'sandbox: NETSUITE_SANDBOX_PORT must be a port number, 0 to 65535\n'],
    [
      { NETSUITE_SANDBOX_CONCURRENCY: '0' },
      'sandbox: NETSUITE_SANDBOX_CONCURRENCY must be a whole number from 1\n',
    ],
    [{ TODAY: 'soon' }, 'sandbox: TODAY must be YYYY-MM-DD\n'],
    [
      { DATASET: '/nowhere' },
      'sandbox: /nowhere/dataset.json: missing, so /nowhere is no data set directory\n',
    ],
  ])('ends with one clear line for %o', async (environment, message) => {
    const started = start(environment as Record<string, string>);
    const [code] = await once(started.child, 'close');
    expect(code).toBe(1);
    expect(started.output()).toBe(message);
  });
});
