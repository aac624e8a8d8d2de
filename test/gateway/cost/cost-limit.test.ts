import { afterEach, describe, expect, test } from 'vitest';
import type { Gateway } from '../../../gateway/service.ts';
import { createLog } from '../../../kit/log.ts';
import { Metrics } from '../../../kit/telemetry/metrics.ts';
import { answering, composed, openGateway } from '../support/gateway.ts';

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@cost", "@listSize"])
  type Query { books(first: Int = 20): [Book!] @listSize(slicingArguments: ["first"])
    pages(first: Int): [Book!] @listSize(assumedSize: 50, slicingArguments: ["first"]) }
  type Subscription { added(first: Int): [Book!] @listSize(slicingArguments: ["first"]) }
  type Book { title: String author: Author @cost(weight: 3) }
  type Author { name: String }`;

let gateway: Gateway | undefined;
afterEach(() => gateway?.stop());

/** A gateway whose subgraph counts how often it is asked. */
async function library(limit: number | undefined) {
  const asked = { times: 0 };
  const metrics = new Metrics();
  const lines: string[] = [];
  gateway = await openGateway({
    supergraph: composed({ library: SDL }),
    subgraph: (name) =>
      answering(name, async () => {
        asked.times++;
        return {
          data: {
            books: [
              { title: 'a', author: { name: 'x' } },
              { title: 'b', author: null },
            ],
          },
        };
      }),
    ...(limit === undefined ? {} : { costLimits: { frontend: limit } }),
    metrics,
    log: createLog('info', { write: (line: string) => void lines.push(line) }),
  });
  const { url } = gateway;
  const ask = (query: string, variables: object = {}, headers: Record<string, string> = {}) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
  return { ask, asked, metrics, lines };
}

const BOOKS = 'query ($n: Int) { books(first: $n) { title author { name } } }';

describe('The cost of operations', () => {
  test('one that may cost more than is allowed is refused with both figures, and nobody is asked', async () => {
    const { ask, asked } = await library(40);
    const response = await ask(BOOKS, { n: 11 }, { accept: 'application/graphql-response+json' });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'The operation may cost 44; 40 is allowed',
          extensions: {
            code: 'COST_ESTIMATED_TOO_EXPENSIVE',
            retryable: false,
            cost: { estimated: 44, limit: 40 },
          },
        },
      ],
    });
    expect(asked.times).toBe(0);
    expect((await ask(BOOKS, { n: 10 })).status).toBe(200);
    expect(asked.times).toBe(1);
  });

  test('a longer page than there is remains a mistake of the client, however much it would cost', async () => {
    const { ask, asked } = await library(40);
    const paged = 'query ($n: Int) { pages(first: $n) { title } }';
    for (const [n, error] of [
      [
        60,
        {
          message: 'first: must be between 1 and 50',
          extensions: { code: 'BAD_USER_INPUT', retryable: false },
        },
      ],
      [45, { message: 'The operation may cost 45; 40 is allowed', extensions: expect.anything() }],
    ] as const)
      expect(await (await ask(paged, { n })).json()).toEqual({ errors: [error] });
    expect(asked.times).toBe(0);
  });

  test('a subscription is judged by what an event may cost, when it is opened', async () => {
    const { ask } = await library(40);
    const response = await ask(
      'subscription { added(first: 50) { title } }',
      {},
      { accept: 'text/event-stream' },
    );
    expect(await response.text()).toContain('The operation may cost 50; 40 is allowed');
  });

  test('whoever asks is told what may have been, what was and what is allowed', async () => {
    const { ask } = await library(100);
    const told = await ask(BOOKS, { n: 3 }, { 'graphql-cost': 'report' });
    expect(told.headers.get('x-cost-estimated')).toBe('12');
    expect(told.headers.get('x-cost-actual')).toBe('5');
    expect(told.headers.get('x-cost-limit')).toBe('100');
    const refused = await ask(BOOKS, { n: 30 }, { 'graphql-cost': 'report' });
    expect(refused.headers.get('x-cost-estimated')).toBe('120');
    expect(refused.headers.get('x-cost-actual')).toBeNull();
    const untold = await ask(BOOKS, { n: 3 });
    expect([...untold.headers.keys()].filter((name) => name.startsWith('x-cost'))).toEqual([]);
  });

  test('the log and the metrics tell both', async () => {
    const { ask, metrics, lines } = await library(undefined);
    await (await ask(BOOKS, { n: 50_000 })).text();
    await expect.poll(() => lines.length).toBe(1);
    expect(JSON.parse(lines[0] ?? '').request).toMatchObject({ cost: 200_000, actualCost: 5 });
    const text = await metrics.text();
    expect(text).toContain('gateway_operation_cost_estimated_sum{audience="frontend"} 200000');
    expect(text).toContain('gateway_operation_cost_actual_sum{audience="frontend"} 5');
  });

  test('a slicing argument that is needed and missing is the client\u2019s mistake', async () => {
    const { ask, asked } = await library(40);
    const [error] = (
      await (await ask('subscription { added { title } }', {}, { accept: 'text/event-stream' })).text()
    )
      .split('\n')
      .filter((line) => line.startsWith('data: {'))
      .map((line) => JSON.parse(line.slice(6)).errors[0]);
    expect(error).toMatchObject({
      message: 'added: needs exactly one of the arguments first',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(asked.times).toBe(0);
  });
});
