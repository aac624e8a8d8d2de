import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DataSet } from '../../sandbox/dataset/dataset.ts';
import { records } from '../../sandbox/dataset/dataset.ts';
import { demoCompany } from '../../sandbox/dataset/demo/company.ts';
import { readDataSet, writeDataSet } from '../../sandbox/dataset/directory.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'data-set-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function given(files: Record<string, string | Buffer>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), content);
  }
}

const MANIFEST = '{"name":"small","today":"2026-06-30"}';
const ACCOUNT = 'External_Id__c,Name\nACC-1,Harrow\n';

function tablesInMemory(dataSet: DataSet): DataSet {
  return { ...dataSet, salesforce: new Map(dataSet.salesforce), netsuite: new Map(dataSet.netsuite) };
}

describe('A data set directory', () => {
  test('gives the tables of both systems with their headers and cells as text', () => {
    given({
      'dataset.json': MANIFEST,
      'salesforce/Account.csv': 'External_Id__c,Name\r\nACC-1,"Harrow, ""old"" & Sons"\r\nACC-2,\r\n',
      'netsuite/customer.csv': 'externalId,companyName\nACC-1,湖水 GmbH\n',
    });
    const dataSet = readDataSet(directory);
    expect(dataSet.name).toBe('small');
    expect(dataSet.today).toBe('2026-06-30');
    expect([...records(dataSet.salesforce.get('Account') ?? { columns: [], rows: [] })]).toEqual([
      { External_Id__c: 'ACC-1', Name: 'Harrow, "old" & Sons' },
      { External_Id__c: 'ACC-2', Name: '' },
    ]);
    expect(dataSet.netsuite.get('customer')?.rows).toEqual([['ACC-1', '湖水 GmbH']]);
  });

  test('may hold one system only, and a table may have no rows', () => {
    given({ 'dataset.json': MANIFEST, 'netsuite/customer.csv': 'externalId,companyName' });
    const dataSet = readDataSet(directory);
    expect(dataSet.salesforce.size).toBe(0);
    expect(dataSet.netsuite.get('customer')).toEqual({ columns: ['externalId', 'companyName'], rows: [] });
  });

  test('comes back as it was written, commas, quotes, line breaks and empty cells included', () => {
    const written: DataSet = {
      name: 'round trip',
      today: '2024-02-29',
      salesforce: new Map([
        [
          'Account',
          {
            columns: ['Name', 'Note, long'],
            rows: [
              ['a,b', 'say "hi"'],
              ['', 'two\nlines'],
              ['x', 'a\r\nb'],
            ],
          },
        ],
        ['Single', { columns: ['Name'], rows: [['a'], [''], ['b']] }],
      ]),
      netsuite: new Map([
        [
          'plain',
          {
            columns: ['a', 'b'],
            rows: [
              [' 1 ', ''],
              ['', ''],
            ],
          },
        ],
      ]),
    };
    writeDataSet(written, directory);
    expect(tablesInMemory(readDataSet(directory))).toEqual(written);
    expect(readFileSync(join(directory, 'salesforce/Account.csv'), 'utf8')).toBe(
      'Name,"Note, long"\n"a,b","say ""hi"""\n,"two\nlines"\nx,"a\r\nb"\n',
    );
    writeDataSet(written, directory);
    expect(tablesInMemory(readDataSet(directory))).toEqual(written);
  });

  test('comes back as it was written for the whole demo company', () => {
    const demo = demoCompany({ today: '2026-06-30' });
    writeDataSet(demo, directory);
    const read = readDataSet(directory);
    for (const system of ['salesforce', 'netsuite'] as const) {
      expect([...read[system].keys()]).toEqual([...demo[system].keys()].sort());
      for (const [object, { columns, rows }] of demo[system])
        expect(read[system].get(object), object).toEqual({ columns, rows });
    }
  });

  test('is not written over a directory with tables of another data set', () => {
    given({ 'dataset.json': MANIFEST, 'netsuite/vendor.csv': 'externalId\nV-1\n' });
    expect(() => writeDataSet(demoCompany({ today: '2026-06-30', lines: 10 }), directory)).toThrow(
      `${join(directory, 'netsuite/vendor.csv')}: not part of data set demo`,
    );
    expect(readDataSet(directory).name).toBe('small');
  });
});

describe('A malformed data set directory is refused, naming', () => {
  test.each<[string, Record<string, string | Buffer>, string]>([
    ['the missing dataset.json', {}, 'dataset.json: missing'],
    ['a dataset.json that is no JSON', { 'dataset.json': '{name' }, 'dataset.json: '],
    ['a dataset.json that is a list', { 'dataset.json': '[]' }, 'dataset.json: must be a JSON object'],
    ['a missing name', { 'dataset.json': '{"today":"2026-06-30"}' }, 'dataset.json: "name" must be a text'],
    [
      'a missing today',
      { 'dataset.json': '{"name":"x"}' },
      'dataset.json: "today" must be a date YYYY-MM-DD',
    ],
    [
      'a today that no calendar has',
      { 'dataset.json': '{"name":"x","today":"2026-02-30"}' },
      'dataset.json: "today" must be a date YYYY-MM-DD, not "2026-02-30"',
    ],
    ['that there is no table', { 'dataset.json': MANIFEST }, 'the data set has no table'],
    [
      'a table outside of the two systems',
      { 'dataset.json': MANIFEST, 'Account.csv': ACCOUNT },
      'Account.csv: tables belong into',
    ],
    [
      'a misspelt system',
      { 'dataset.json': MANIFEST, 'NetSuite/customer.csv': 'externalId\n' },
      'NetSuite: tables belong into',
    ],
    [
      'a file that is no table',
      { 'dataset.json': MANIFEST, 'salesforce/Account.xlsx': 'x' },
      'Account.xlsx: only .csv files',
    ],
    [
      'a ragged row and its line',
      { 'dataset.json': MANIFEST, 'salesforce/Account.csv': `${ACCOUNT}ACC-2,Hale,more\n` },
      'Account.csv: 3 cells on line 3, but the header on line 1 has 2',
    ],
    [
      'an empty line in the middle',
      { 'dataset.json': MANIFEST, 'salesforce/Account.csv': `External_Id__c,Name\n\nACC-2,Hale\n` },
      'Account.csv: 1 cells on line 2',
    ],
    [
      'a ragged row and its line among quoted cells',
      { 'dataset.json': MANIFEST, 'salesforce/Account.csv': `${ACCOUNT}"ACC-2"\n` },
      'line 3',
    ],
    [
      'a column that stands twice',
      { 'dataset.json': MANIFEST, 'salesforce/Account.csv': 'Name,Type,Name\na,b,c\n' },
      'Account.csv: the column Name stands twice on line 1',
    ],
    [
      'an empty column name',
      { 'dataset.json': MANIFEST, 'salesforce/Account.csv': 'Name,,Type\na,b,c\n' },
      'Account.csv: an empty column name on line 1',
    ],
    [
      'an empty file',
      { 'dataset.json': MANIFEST, 'salesforce/Account.csv': '' },
      'Account.csv: no CSV file, it has no header',
    ],
    [
      'a quote that is never closed, and its line',
      { 'dataset.json': MANIFEST, 'salesforce/Account.csv': `${ACCOUNT}ACC-2,"Hale\n` },
      'line 3',
    ],
    [
      'text after a closing quote',
      { 'dataset.json': MANIFEST, 'salesforce/Account.csv': `${ACCOUNT}ACC-2,"Ha"le\n` },
      'line 3',
    ],
    [
      'bytes that are no UTF-8',
      { 'dataset.json': MANIFEST, 'netsuite/customer.csv': Buffer.from('externalId\nM\xfcller\n', 'latin1') },
      'customer.csv: no CSV file, it is not UTF-8 text',
    ],
    [
      'binary content',
      { 'dataset.json': MANIFEST, 'netsuite/customer.csv': 'externalId\n\0\0\n' },
      'customer.csv: no CSV file, it has binary content',
    ],
  ])('%s', (_, files, message) => {
    given(files);
    expect(() => readDataSet(directory)).toThrow(message);
    expect(() => readDataSet(directory)).toThrow(directory);
  });
});
