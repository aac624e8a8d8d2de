import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Dice } from '../../../support/dice.ts';
import { type Connected, connected, plain, records } from '../sandbox.ts';
import { answer } from './answers.ts';
import { deals } from './deals.ts';
import { groupAnswer, groupQuestion, groupSoql } from './groups.ts';
import { type Condition, question, withAccounts } from './questions.ts';
import { soqlOf } from './soql.ts';

const QUESTIONS = 300;
const { dataSet, rows } = deals();
let org: Connected;
beforeAll(async () => {
  org = await connected(dataSet);
});
afterAll(() => org.stop());

/** Answers of many queries, 25 to a request. */
async function answersOf(queries: readonly string[]): Promise<unknown[][]> {
  const answers: unknown[][] = [];
  for (let i = 0; i < queries.length; i += 5) {
    const parts = queries.slice(i, i + 5).map((soql, j) => ({
      method: 'GET',
      referenceId: `q${j}`,
      url: `/services/data/v66.0/query?q=${encodeURIComponent(soql)}`,
    }));
    const { compositeResponse } = await org.composite(parts);
    for (const { body } of compositeResponse)
      answers.push(((body as { records?: unknown[] }).records ?? [body]).map(plain));
  }
  return answers;
}

describe('Queries that nobody wrote', () => {
  test('find, order and cut the rows that plain filtering finds', async () => {
    const questions = Array.from({ length: QUESTIONS }, (_, seed) => question(seed, rows));
    const queries = questions.map(soqlOf);
    const answers = await answersOf(queries);
    for (const [i, one] of questions.entries())
      expect({ soql: queries[i], rows: answers[i] }).toEqual({ soql: queries[i], rows: answer(one, rows) });
  });

  test('find what belongs to the accounts that a sub-select finds, or does not', async () => {
    const questions = Array.from({ length: 60 }, (_, seed) => {
      const base = question(1_000 + seed, rows);
      const or = base.where?.kind === 'or' || JSON.stringify(base.where ?? {}).includes('"or"');
      return withAccounts(
        or ? { ...base, where: undefined } : base,
        seed % 3 === 0,
        accountCondition(new Dice(seed)),
      );
    });
    const queries = questions.map(soqlOf);
    const answers = await answersOf(queries);
    for (const [i, one] of questions.entries())
      expect({ soql: queries[i], rows: answers[i] }).toEqual({ soql: queries[i], rows: answer(one, rows) });
  });

  test('group, sum and add subtotals as plain grouping does', async () => {
    const questions = Array.from({ length: QUESTIONS }, (_, seed) => groupQuestion(seed, rows));
    const queries = questions.map(groupSoql);
    const answers = (await answersOf(queries)) as Record<string, unknown>[][];
    for (const [i, one] of questions.entries())
      expect({ soql: queries[i], groups: comparable(answers[i] ?? []) }).toEqual({
        soql: queries[i],
        groups: comparable(groupAnswer(one, rows)),
      });
  });

  test('list with each account its own deals', async () => {
    const lists = (await records(
      org.connection,
      "SELECT External_Id__c, (SELECT External_Id__c FROM Opportunities WHERE Amount > 5000 ORDER BY Amount DESC, External_Id__c LIMIT 3) FROM Account WHERE External_Id__c LIKE 'A-%' ORDER BY External_Id__c",
    )) as { External_Id__c: string; Opportunities: { records: { External_Id__c: string }[] } | null }[];
    for (const { External_Id__c, Opportunities } of lists) {
      const own = rows
        .filter((row) => row['Account.External_Id__c'] === External_Id__c && (row.Amount as number) > 5000)
        .toSorted((a, b) => (b.Amount as number) - (a.Amount as number))
        .slice(0, 3);
      expect(Opportunities?.records.map((deal) => deal.External_Id__c) ?? []).toEqual(
        own.map((deal) => deal.External_Id__c),
      );
    }
    expect(lists).toHaveLength(12);
  });
});

function accountCondition(dice: Dice): Condition {
  const country: Condition = {
    kind: 'compare',
    field: 'BillingCountry',
    operator: dice.one(['=', '!=']),
    value: dice.one(['Japan', 'france', null]),
  };
  const size: Condition = {
    kind: 'compare',
    field: 'NumberOfEmployees',
    operator: dice.one(['<', '>=', '=']),
    value: dice.below(4) * 10,
  };
  const name: Condition = { kind: 'like', field: 'Name', pattern: dice.one(['a%', '%e%', '%\\_%']) };
  return dice.chance(0.5)
    ? dice.one([country, size, name])
    : { kind: dice.one(['and', 'or']), terms: [country, size] };
}

/** Groups in one order; averages, which have more digits than a double adds up exactly, to eight. */
function comparable(groups: readonly Record<string, unknown>[]): string[] {
  return groups
    .map((group) =>
      JSON.stringify(group, (_, value) =>
        typeof value === 'number' ? Math.round(value * 1e8) / 1e8 : value,
      ),
    )
    .sort();
}
