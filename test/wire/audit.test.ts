import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoCompany } from '../../sandbox/dataset/demo/company.ts';
import type { AuditSubject } from './audit/row.ts';
import type { Outcome } from './audit/run.ts';
import { type AuditedSystem, OPEN, type Vendor } from './audit/systems.ts';
import { NETSUITE_AUDIT } from './netsuite/audit/table.ts';
import { SALESFORCE_AUDIT } from './salesforce/audit/table.ts';

const today = '2026-06-30';
const data = { dataSet: demoCompany({ today }), today };

const rowsOf = (subjects: readonly AuditSubject<never>[]) => subjects.flatMap(({ rows }) => rows);
const TABLES: readonly [Vendor, string, readonly AuditSubject<never>[]][] = [
  ['salesforce', 'SF', SALESFORCE_AUDIT as readonly AuditSubject<never>[]],
  ['netsuite', 'NS', NETSUITE_AUDIT as readonly AuditSubject<never>[]],
];

describe.each(TABLES)('What is written down of %s', (vendor, prefix, subjects) => {
  let system: AuditedSystem;
  beforeAll(async () => {
    system = await OPEN[vendor]({}, () => data);
  });
  afterAll(() => system?.stop());

  test('has an id of its own for every row, and at least 120 of them', () => {
    const ids = rowsOf(subjects).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(new RegExp(`^${prefix}-[A-Z]+-\\d{3}$`));
    expect(ids.length).toBeGreaterThanOrEqual(120);
  });

  test('holds in the sandbox, row by row, and leaves nothing behind', async () => {
    const outcomes = await system.audit({ write: true });
    const short = ({ id, level, sentence, result, reason, what, expected, actual }: Outcome) =>
      `${id} ${level} ${result}: ${sentence} ${reason ?? ''}${what ?? ''} expected ${expected} actual ${actual}`;
    expect(outcomes.filter(({ result }) => result !== 'holds').map(short)).toEqual([]);
    expect(outcomes.map(({ id }) => id)).toEqual(rowsOf(subjects).map(({ id }) => id));
    expect(system.leftBehind()).toEqual([]);
  });

  test('writes nothing unless it is told to', async () => {
    const writing = rowsOf(subjects).filter(({ writes }) => writes);
    const only = new Set(writing.map(({ id }) => id));
    const outcomes = await system.audit({ write: false, only });
    expect(outcomes.map(({ id, result }) => [id, result])).toEqual([...only].map((id) => [id, 'skipped']));
    expect(only.size).toBeGreaterThan(40);
  });
});
