import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Dice } from '../support/dice.ts';
import { OperationGenerator } from './canaries/operation-generator.ts';
import { Words } from './canaries/words.ts';
import { keyOf } from './support/canary-company.ts';
import { type CanaryStack, canaryStack } from './support/canary-stack.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
type Any = any;
let stack: CanaryStack;

beforeAll(async () => {
  stack = await canaryStack();
});
afterAll(() => stack?.stop());

const OPERATIONS = 200;
const ORDERS = `query ($reference: String!) { customers(first: 1, filter: { reference: $reference }) { edges { node { id
  orders(first: 10) { edges { node { id salesOrder { status } } } } } } } }`;

async function done(mutation: string, fields: Record<string, unknown>, selection: string): Promise<Any> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await stack.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} errors { message } } }`,
    { input: { idempotencyKey: `${mutation} ${JSON.stringify(fields)}`, ...fields } },
  );
  expect(errors).toBeUndefined();
  expect(data[mutation].errors).toEqual([]);
  return data[mutation];
}

/** Orders, bills, pays and holds, all of other customers than the first partner. */
async function othersChange(): Promise<number> {
  let changes = 0;
  await done(
    'submitResellerOrder',
    {
      partnerReference: keyOf('b'),
      poNumber: 'zqb new',
      endCustomer: { name: 'zqb Quay', countryCode: 'US' },
      currencyCode: 'USD',
      lines: [{ lineNumber: 1, productReference: 'GAUGE', quantity: '3' }],
    },
    'order { id }',
  );
  for (const owner of ['b', 'c', 'e'] as const) {
    const { data } = await stack.ask(ORDERS, { reference: keyOf(owner) });
    const { id: customerId, orders } = data.customers.edges[0].node;
    for (const { node } of orders.edges) {
      if (node.salesOrder?.status !== 'PENDING_FULFILLMENT' && node.salesOrder?.status !== 'PENDING_BILLING')
        continue;
      const { invoice } = await done(
        'invoiceOrder',
        { orderId: node.id },
        'invoice { id total { amount currencyCode } }',
      );
      const applications = [{ invoiceId: invoice.id, amount: invoice.total }];
      await done(
        'recordPayment',
        { customerId, amount: invoice.total, receivedOn: '2026-06-29', applications },
        'payment { id }',
      );
      changes += 2;
    }
    await done('setCreditHold', { customerId, hold: 'ON', reason: 'zq hold' }, 'customer { id }');
    changes++;
  }
  return changes;
}

test('what a partner is answered stays the same, sums and counts too, whatever becomes of everybody else’s records', {
  timeout: 300_000,
}, async () => {
  const { data } = await stack.as('a', getIntrospectionQuery());
  const schema = buildClientSchema(data as IntrospectionQuery);
  const listed = await stack.ask(
    '{ customers(first: 10) { edges { node { id } } } orders(first: 50) { edges { node { id } } } }',
  );
  const ids = [...listed.data.customers.edges, ...listed.data.orders.edges].map(({ node }: Any) => node.id);
  const known = {
    ids,
    seenIds: [],
    cursors: [],
    references: ['ZQB-ACC', 'ZQA-ACC', 'ZQB-ORD-1'],
    poNumbers: ['PO-0001'],
  };
  const dice = new Dice(7);
  const generator = new OperationGenerator(schema, dice, new Words(dice, 'a', known));
  const operations = Array.from({ length: OPERATIONS }, () => generator.next('query'));
  const answers = (): Promise<string[]> =>
    Promise.all(
      operations.map(async ({ document, variables }) =>
        // When a source was read is all that may differ.
        JSON.stringify(await stack.as('a', document, variables)).replace(
          /"\d{4}-\d\d-\d\dT[^"]*Z"/g,
          '"then"',
        ),
      ),
    );
  const before = await answers();
  const again = await answers();
  const steady = before.flatMap((answer, i) => (answer === again[i] ? [i] : []));
  expect(steady.length).toBe(OPERATIONS);
  expect(before.filter((answer) => /"[1-9]\d*\.\d\d"/.test(answer)).length).toBeGreaterThan(20);
  expect(await othersChange()).toBeGreaterThan(6);
  expect(await answers()).toEqual(before);
});
