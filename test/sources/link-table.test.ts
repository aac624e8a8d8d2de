import { expect, test } from 'vitest';
import { type KeyRow, LinkTable } from '../../sources/identity/link-table.ts';

const row = (id: string, parts: Partial<KeyRow> = {}): KeyRow => ({
  id,
  key: null,
  linkedId: null,
  sort: '2026-01-01',
  ownerId: null,
  ...parts,
});

test('records are linked by the shared key, whatever its case', () => {
  const table = new LinkTable();
  table.put('salesforce', row('001A', { key: 'ACC-1' }));
  table.put('netsuite', row('7', { key: 'acc-1' }));
  expect(table.netsuiteOf('001A')?.id).toBe('7');
  expect(table.salesforceOf('7')?.id).toBe('001A');
  expect(table.netsuiteOnly()).toEqual([]);
});

test('records are linked by either system\u2019s stored id', () => {
  const table = new LinkTable();
  table.put('salesforce', row('001A', { linkedId: '7' }));
  table.put('netsuite', row('7'));
  table.put('salesforce', row('001B'));
  table.put('netsuite', row('8', { linkedId: '001B' }));
  expect(table.netsuiteOf('001A')?.id).toBe('7');
  expect(table.salesforceOf('8')?.id).toBe('001B');
});

test('a record has at most one partner: a second account with the same stored id stays alone', () => {
  const table = new LinkTable();
  table.put('netsuite', row('7', { key: 'ACC-1' }));
  table.put('salesforce', row('001A', { key: 'ACC-1' }));
  table.put('salesforce', row('001B', { key: 'ACC-2' }));
  expect(table.salesforceOf('7')?.id).toBe('001A');
  expect(table.netsuiteOf('001B')).toBeUndefined();
});

test('of two accounts that store the same NetSuite id, one has its invoices and the other none', () => {
  const table = new LinkTable();
  table.put('netsuite', row('7'));
  table.put('salesforce', row('001A', { linkedId: '7' }));
  table.put('salesforce', row('001B', { linkedId: '7' }));
  expect(['001A', '001B'].filter((id) => table.netsuiteOf(id)?.id === '7')).toEqual([
    table.salesforceOf('7')?.id,
  ]);
});

test('seeing a record again that is as it was changes nothing', () => {
  const table = new LinkTable();
  expect(table.put('netsuite', row('7', { key: 'K' }))).toBe(true);
  expect(table.put('netsuite', row('7', { key: 'K' }))).toBe(false);
  expect(table.remove('netsuite', '8')).toBe(false);
});

test('a record that only NetSuite knows is listed until it is linked, and again when the link is gone', () => {
  const table = new LinkTable();
  table.put('netsuite', row('9', { key: 'NS-9', sort: '2026-02-01' }));
  table.put('netsuite', row('10', { key: 'NS-10', sort: '2026-01-01' }));
  table.put('netsuite', row('11', { key: 'NS-11', sort: '2026-01-01' }));
  expect(table.netsuiteOnly().map(({ id }) => id)).toEqual(['9', '11', '10']);
  table.put('salesforce', row('001A', { key: 'NS-9' }));
  expect(table.netsuiteOnly().map(({ id }) => id)).toEqual(['11', '10']);
  table.put('salesforce', row('001A', { key: 'OTHER' }));
  expect(table.netsuiteOnly().map(({ id }) => id)).toEqual(['9', '11', '10']);
  table.remove('netsuite', '9');
  expect(table.netsuiteOnly().map(({ id }) => id)).toEqual(['11', '10']);
});

test('a record that was removed without a trace is gone once everything was looked at again', () => {
  const table = new LinkTable();
  table.put('netsuite', row('7', { key: 'A' }));
  table.put('netsuite', row('8', { key: 'B' }));
  table.put('salesforce', row('001A', { key: 'B' }));
  expect(table.retain('netsuite', new Set(['7']))).toBe(true);
  expect(table.netsuiteOnly().map(({ id }) => id)).toEqual(['7']);
  expect(table.netsuiteOf('001A')).toBeUndefined();
  expect(table.get('salesforce', '001A')?.key).toBe('B');
});
