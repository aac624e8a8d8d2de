import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AuditRow, chained, GENESIS, verifyChain } from '../../engine/audit/chain.ts';
import { verifyAudit } from '../../engine/audit/verify.ts';
import { openEmbeddedEngine } from '../../engine/embedded/open.ts';
import { systemTiming } from '../../engine/timing.ts';
import { createLog } from '../../kit/log.ts';
import { Dice } from '../support/dice.ts';
import { World } from './world.ts';

const WRITES = 6;
let directory: string;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'q2c-audit-'));
  const world = new World();
  const engine = openEmbeddedEngine(directory, {
    definitions: [
      {
        kind: 'placeOrder',
        owner: 'sales',
        steps: [world.upsert('crm', 'SALESFORCE'), world.upsert('erp', 'NETSUITE')],
      },
    ],
    width: 4,
    policy: { baseMs: 1, ceilingMs: 4, giveUpAfterMs: 3_600_000 },
    timing: systemTiming(),
    log: createLog('silent'),
  });
  for (let n = 0; n < WRITES; n++) {
    const actor = { subject: 'anna', partner: n % 2 === 0 ? undefined : 'RES-0001' };
    const submission = {
      kind: 'placeOrder',
      actor,
      idempotencyKey: `k${n}`,
      input: { key: `k${n}` },
      lane: 'a',
    };
    await engine.settled((await engine.submit(submission)).operation.id, 30_000);
  }
  await engine.stop();
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const rowsOf = (): AuditRow[] => {
  const rows: AuditRow[] = [];
  verifyAudit(directory, (row) => rows.push(row));
  return rows;
};

/** Changes the file behind the engine's back, as somebody would who holds it. */
const tamper = (sql: string): void => {
  const database = new DatabaseSync(join(directory, 'journal.sqlite'));
  database.exec(`DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; ${sql}`);
  database.close();
};

test('every effect leaves one row that says who, for whom, what, before and after, and when', () => {
  const rows = rowsOf();
  expect(rows.length).toBe(WRITES * 2);
  expect(rows[2]).toMatchObject({
    seq: 3,
    previous: rows[1]?.hash,
    subject: 'anna',
    partner: 'RES-0001',
    kind: 'placeOrder',
    effect: {
      system: 'SALESFORCE',
      recordId: 'k1',
      action: 'CREATED',
      before: {},
      after: { Status: 'CREATED' },
    },
  });
  expect(rows[2]?.operationId).toMatch(/^op_/);
  expect(rows[2]?.at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  expect(verifyAudit(directory, () => {})).toEqual({ holds: true, head: { seq: 12, hash: rows[11]?.hash } });
});

test('rows cannot be changed or deleted through the journal\u2019s own file', () => {
  const database = new DatabaseSync(join(directory, 'journal.sqlite'));
  for (const sql of ['UPDATE audit SET subject = 1', 'DELETE FROM audit WHERE seq = 12', 'DELETE FROM audit'])
    expect(() => database.exec(sql)).toThrow('the audit is append-only');
  database.close();
  expect(verifyAudit(directory, () => {})).toMatchObject({ holds: true, head: { seq: 12 } });
});

for (const [what, sql, brokenAt] of [
  ['an edit', `UPDATE audit SET subject = 'ben' WHERE seq = 5`, 5],
  [
    'an edit within an effect',
    `UPDATE audit SET effect = replace(effect, 'CREATED', 'UPDATED') WHERE seq = 7`,
    7,
  ],
  ['an effect that is made unreadable', `UPDATE audit SET effect = substr(effect, 2) WHERE seq = 2`, 2],
  ['a deletion', 'DELETE FROM audit WHERE seq = 4', 4],
  ['a deletion of the first row', 'DELETE FROM audit WHERE seq = 1', 1],
  ['a truncation', 'DELETE FROM audit WHERE seq > 10', 11],
  ['a loss of all rows', 'DELETE FROM audit', 1],
  [
    'two rows that changed places',
    'UPDATE audit SET seq = -1 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = -1',
    3,
  ],
  [
    'a row put in between',
    `UPDATE audit SET seq = -(seq + 1) WHERE seq > 6; UPDATE audit SET seq = -seq WHERE seq < 0;
     INSERT INTO audit SELECT 7, previous, at, 'eve', partner, kind, operation_id, effect, hash FROM audit WHERE seq = 6`,
    7,
  ],
] as const) {
  test(`${what} is found at its place`, () => {
    tamper(sql);
    expect(verifyAudit(directory, () => {})).toMatchObject({ holds: false, brokenAt });
  });
}

test('a chain that was written anew from a row on does not lead to the head that was kept apart', () => {
  const rows = rowsOf();
  const kept = rows.slice(0, 8);
  const head = kept.at(-1) as AuditRow;
  const operation = { id: 'op_forged', kind: 'placeOrder', actor: { subject: 'eve', partner: undefined } };
  const effects = rows.slice(8).map(({ effect }) => effect);
  const forged = [...kept, ...chained(head, operation as never, effects, new Date())];
  expect(verifyChain(forged)).toMatchObject({ holds: true, head: { seq: 12 } });
  expect(verifyChain(forged, rows.at(-1))).toMatchObject({ holds: false, brokenAt: 12 });
});

test('any byte of any row that is flipped is found, at that row', () => {
  const rows = rowsOf();
  const dice = new Dice(5);
  for (let round = 0; round < 300; round++) {
    const at = dice.below(rows.length);
    const row = rows[at] as AuditRow;
    const name = dice.one(['previous', 'at', 'subject', 'kind', 'operationId', 'hash'] as const);
    const text = row[name];
    const place = dice.below(text.length);
    const flipped = String.fromCharCode(text.charCodeAt(place) ^ (1 << dice.below(7)));
    const changed = { ...row, [name]: text.slice(0, place) + flipped + text.slice(place + 1) };
    expect(verifyChain(rows.with(at, changed)), `${name} of row ${row.seq}`).toMatchObject({
      holds: false,
      brokenAt: row.seq,
    });
  }
  expect(verifyChain(rows, rows.at(-1))).toMatchObject({ holds: true });
  expect(verifyChain([], GENESIS)).toEqual({ holds: true, head: GENESIS });
});

test('rows that went missing while nothing ran are reported and not papered over', async () => {
  const anchor = readFileSync(join(directory, 'audit-head.json'), 'utf8');
  tamper('DELETE FROM audit WHERE seq > 10');
  const engine = openEmbeddedEngine(directory, {
    definitions: [],
    width: 1,
    policy: { baseMs: 1, ceilingMs: 4, giveUpAfterMs: 0 },
    timing: systemTiming(),
    log: createLog('silent'),
  });
  await engine.stop();
  expect(readFileSync(join(directory, 'audit-head.json'), 'utf8')).toBe(anchor);
  expect(verifyAudit(directory, () => {})).toMatchObject({ holds: false, brokenAt: 11 });
});

test('the command says that the audit holds, and ends with 1 and the row where it does not', () => {
  const run = (): string =>
    execFileSync(process.execPath, ['engine/audit/main.ts'], {
      env: { ...process.env, DATA_DIR: directory },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  expect(run()).toMatch(/^The audit holds: 12 rows, head [0-9a-f]{64}\n$/);
  tamper(`UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 9`);
  let failure: { status?: number; stderr?: string } = {};
  try {
    run();
  } catch (error) {
    failure = error as typeof failure;
  }
  expect(failure.status).toBe(1);
  expect(failure.stderr).toContain('The audit is broken: row 9 is not as it was written\nRows 1 to 8 hold');
});
