import { getOperationAST, parse } from 'graphql';
import { operationCost } from '../../gateway/cost/operation-cost.ts';
import { createRates } from '../../gateway/rate/rates.ts';
import { readSupergraph } from '../../gateway/supergraph/supergraph.ts';
import type { Viewer } from '../../kit/identity/viewer.ts';
import { loadSupergraph } from '../../schema/load.ts';
import { type Measured, show } from './measured.ts';

const ROUNDS = 7;
const QUERY = `query ($first: Int, $filter: CustomerFilter) {
  customers(first: $first, filter: $filter) { edges { node { name
    orders { edges { node { number total { amount } lines { quantity product { name } total { amount } } } } } } } }
}`;
const VARIABLES = { first: 100, filter: { search: 'x' } };

const customer = {
  name: 'x',
  orders: {
    edges: Array.from({ length: 20 }, () => ({
      node: {
        number: '1',
        total: { amount: '1.00' },
        lines: Array.from({ length: 3 }, () => ({
          quantity: '1',
          product: { name: 'x' },
          total: { amount: '1.00' },
        })),
      },
    })),
  },
};
/** 2,000 orders with 6,000 lines. */
const ANSWER = { customers: { edges: Array.from({ length: 100 }, () => ({ node: customer })) } };

/** What it costs each operation to be weighed, counted and measured: CPU time of the best of some rounds. */
export async function demandCostProof(): Promise<boolean> {
  const { apiSchema, weights } = readSupergraph(loadSupergraph());
  const document = parse(QUERY);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('the query is an operation');
  const cost = operationCost(document, operation, apiSchema, weights);
  const far = 1_000_000_000;
  const { clients } = createRates(
    {
      requestsPerSecond: far,
      costPerMinute: far,
      failedAuthenticationsPerMinute: far,
      subscriptionsAtOnce: 0,
      trustedProxies: 0,
    },
    undefined,
  );
  const viewer: Viewer = { subject: 'proof', scopes: new Set(), partner: undefined };
  const counted = async (): Promise<void> => {
    const spend = await clients.admit(viewer, {});
    (await spend?.(100))?.(20);
  };
  const measured: Measured[] = [
    promise('weighing an operation before it runs', 10, await best(20_000, () => cost.estimated(VARIABLES))),
    promise('counting a request and its cost, in memory', 20, await best(20_000, counted)),
    promise(
      'measuring an answer of 24,000 objects',
      2_000,
      await best(100, () => cost.actual(ANSWER, VARIABLES)),
    ),
  ];
  return show(measured);
}

function promise(what: string, limitUs: number, us: number): Measured {
  return {
    promise: `CPU of ${what}`,
    figure: `${us.toFixed(1)} µs`,
    limit: `${limitUs} µs`,
    holds: us < limitUs,
  };
}

/** Microseconds of CPU time that one call takes. */
async function best(times: number, call: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    for (let i = 0; i < times; i++) await call();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / times);
  }
  return least;
}
