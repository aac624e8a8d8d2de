import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../engine/audit/verify.ts';
import { openEmbeddedEngine } from '../../engine/embedded/open.ts';
import { systemTiming } from '../../engine/timing.ts';
import { createLog } from '../../kit/log.ts';
import { Dice } from '../support/dice.ts';

const KILLS = 4;
const ORDERS_PER_LIFE = 40;

test('a process killed again and again loses nothing that it accepted and doubles nothing', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'q2c-killed-'));
  const dice = new Dice(7);
  const lines = (name: string): string[] =>
    existsSync(join(directory, name)) ? readFileSync(join(directory, name), 'utf8').trim().split('\n') : [];
  const start = (life: number) =>
    fork(
      join(import.meta.dirname, 'killed-process.ts'),
      [directory, String(life * ORDERS_PER_LIFE), String((life + 1) * ORDERS_PER_LIFE)],
      { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] },
    );
  for (let life = 0; life < KILLS; life++) {
    const child = start(life);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const callsBefore = lines('calls').length;
    // In the midst of its work: after some calls, wherever that is.
    const enough = dice.between(5, 50);
    while (lines('calls').length < callsBefore + enough)
      await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGKILL');
    await gone;
  }
  const last = start(KILLS);
  const done = new Promise((resolve) => last.once('message', resolve));
  const gone = new Promise((resolve) => last.once('exit', resolve));
  await done;
  await gone;
  const engine = openEmbeddedEngine(directory, {
    definitions: [],
    width: 1,
    policy: { baseMs: 1, ceilingMs: 10, giveUpAfterMs: 0 },
    timing: systemTiming(),
    log: createLog('silent'),
  });
  const accepted = lines('accepted').map((line) => line.split(' ') as [string, string]);
  expect(accepted.length).toBeGreaterThan(ORDERS_PER_LIFE);
  for (const [id, key] of accepted) {
    expect(await engine.operation(id), key).toMatchObject({ status: 'SUCCEEDED', input: { key } });
    for (const system of ['SALESFORCE', 'NETSUITE'])
      expect(existsSync(join(directory, `${system}-${key}`))).toBe(true);
  }
  // Nothing in one system only: also of what was kept, but never answered.
  const made = (system: string): string[] =>
    readdirSync(directory)
      .filter((file) => file.startsWith(`${system}-order`))
      .map((file) => file.slice(system.length));
  expect(made('SALESFORCE').toSorted()).toEqual(made('NETSUITE').toSorted());
  const operations = await engine.count({ actor: undefined });
  expect(operations).toBe(made('NETSUITE').length);
  await engine.stop();
  expect(verifyAudit(directory, () => {})).toMatchObject({ holds: true, head: { seq: operations * 2 } });
  rmSync(directory, { recursive: true, force: true });
});
