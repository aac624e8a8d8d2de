import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseDataSet } from '../../sandbox/dataset/choose.ts';
import { demoCompany } from '../../sandbox/dataset/demo/company.ts';
import { writeDataSet } from '../../sandbox/dataset/directory.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'data-set-'));
  writeDataSet({ ...demoCompany({ today: '2024-03-31', lines: 10 }), name: 'given' }, directory);
});
afterAll(() => rmSync(directory, { recursive: true }));

const clock = (): Date => new Date('2031-05-17T22:15:00Z');

test('without settings it is the demo company, made for the system’s date', () => {
  const { dataSet, today } = chooseDataSet({ dataSet: undefined, today: undefined }, clock);
  expect([dataSet.name, dataSet.today, today]).toEqual(['demo', '2031-05-17', '2031-05-17']);
});

test('TODAY alone makes the demo company for that date', () => {
  const { dataSet, today } = chooseDataSet({ dataSet: undefined, today: '2025-12-31' }, clock);
  expect([dataSet.name, dataSet.today, today]).toEqual(['demo', '2025-12-31', '2025-12-31']);
});

test('DATASET alone brings its own date', () => {
  const { dataSet, today } = chooseDataSet({ dataSet: directory, today: undefined }, clock);
  expect([dataSet.name, dataSet.today, today]).toEqual(['given', '2024-03-31', '2024-03-31']);
});

test('TODAY beats the date of the DATASET', () => {
  const { dataSet, today } = chooseDataSet({ dataSet: directory, today: '2024-04-15' }, clock);
  expect([dataSet.name, dataSet.today, today]).toEqual(['given', '2024-03-31', '2024-04-15']);
});
