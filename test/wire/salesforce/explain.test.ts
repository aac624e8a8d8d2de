import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connected, connected, refusal } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterAll(() => org.stop());

const explain = async (soql: string) => (await org.connection.query(soql).explain()).plans;

test('A query explained shows the index it would use, what it leads to and what has none', async () => {
  const note = (field: string) => ({
    description: 'Not considering filter for optimization because unindexed',
    fields: [field],
    tableEnumOrId: 'OrderItem',
  });
  const notes = [note('Quantity'), note('IsDeleted')];
  expect(
    await explain("SELECT Id FROM OrderItem WHERE External_Id__c IN ('O-1-1', 'O-1-2') AND Quantity > 5"),
  ).toEqual([
    {
      cardinality: 2,
      fields: ['External_Id__c'],
      leadingOperationType: 'Index',
      notes,
      relativeCost: 0.002,
      sobjectCardinality: 3,
      sobjectType: 'OrderItem',
    },
    {
      cardinality: 1,
      fields: [],
      leadingOperationType: 'TableScan',
      notes,
      relativeCost: 0.65,
      sobjectCardinality: 3,
      sobjectType: 'OrderItem',
    },
  ]);
});

test('An index is not used for what it cannot lead to', async () => {
  for (const condition of ["External_Id__c != 'O-1-1'", "External_Id__c LIKE '%1'", 'External_Id__c = null'])
    expect(
      (await explain(`SELECT Id FROM OrderItem WHERE ${condition}`)).map((plan) => plan.leadingOperationType),
    ).toEqual(['TableScan']);
});

test('A query that cannot be run cannot be explained', async () => {
  expect(await refusal(org.connection.query('SELECT Foo FROM Account').explain())).toMatchObject({
    errorCode: 'INVALID_FIELD',
  });
});
