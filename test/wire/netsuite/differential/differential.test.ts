import { afterAll, expect, test } from 'vitest';
import { demoCompany } from '#sandbox/dataset/demo/company.ts';
import { Company } from '#sandbox/netsuite/company.ts';
import { Dice } from '../../../support/dice.ts';
import { answerOf } from './answers.ts';
import { suiteQlOf } from './question-text.ts';
import { Questioner } from './questions.ts';
import { loadedRows } from './rows.ts';

const dataSet = demoCompany({ today: '2026-06-30', lines: 900 });
const company = new Company({ dataDir: undefined, dataSet, today: dataSet.today });
const tables = loadedRows(company);
afterAll(() => company.close());

/** The cells of SuiteQL's answer in the order in which the question names them. */
function asked(query: string, width: number): (string | undefined)[][] {
  const { items } = company.suiteQl.page(query, [], 1000, 0, company.businessNow());
  return items.map((item) =>
    Array.from({ length: width }, (_, index) => item[`x${index}`] as string | undefined),
  );
}

function unchanged(rows: (string | undefined)[][]): unknown[] {
  return rows;
}

function sorted(rows: (string | undefined)[][]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

test.each(
  Array.from({ length: 12 }, (_, seed) => seed),
)('fifty queries nobody wrote are answered as plain rows answer them, seed %i', (seed) => {
  const questioner = new Questioner(new Dice(seed * 7919 + 17), tables);
  let rows = 0;
  for (let count = 0; count < 50; count++) {
    const question = questioner.next();
    const query = suiteQlOf(question);
    const expected = answerOf(question, tables).slice(0, 1000);
    const width = question.select.length + question.windows.length + question.aggregates.length;
    // a subtotal's empty key and a group's own null tie, so that their order says nothing
    const compared = question.rollup ? sorted : unchanged;
    expect(compared(asked(query, width)), query).toEqual(compared(expected));
    rows += expected.length;
  }
  expect(rows).toBeGreaterThan(500);
});
