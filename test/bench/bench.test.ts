import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import type { VariantName } from '../../bench/fleet/fleet.ts';
import type { Figures } from '../../bench/load/measure.ts';
import { medians } from '../../bench/load/measure.ts';
import { planOf } from '../../bench/plan.ts';
import { picture } from '../../bench/report/picture.ts';
import { page } from '../../bench/report/table.ts';
import { verdicts } from '../../bench/report/targets.ts';
import { coldQuery, workloads } from '../../bench/workloads/workloads.ts';
import { supergraphOf } from '../../bench/workloads/world.ts';

const plan = planOf([]);

function figures(cpu: number): Figures {
  return {
    requestsPerSecond: 100,
    p50: 1,
    p99: cpu,
    cpuServer: cpu,
    cpuAll: cpu,
    waited: 0.125,
    sourceCalls: 3,
    peakMemoryMb: 200,
  };
}

function resultOf(cpu: Partial<Record<VariantName, number>>) {
  const all = new Map(Object.entries(cpu).map(([name, of]) => [name as VariantName, figures(of)]));
  return {
    cells: workloads.map(({ name }) => ({ workload: name, connections: 16, delayMs: 0, figures: all })),
    cold: all,
    missing: new Map<VariantName, string>([['hive', 'no package for this machine']]),
  };
}

test('the workloads fetch as often as they say', () => {
  const fetches = workloads.map(({ name, world, query }) => {
    const supergraph = Supergraph.build(supergraphOf(world, {}));
    const operation = operationFromDocument(supergraph.apiSchema(), parse(query));
    const planned = JSON.stringify(new QueryPlanner(supergraph).buildQueryPlan(operation));
    return [name, planned.match(/"kind":"Fetch"/g)?.length];
  });
  expect(fetches).toEqual([
    ['q2c', 3],
    ['dash', 1],
    ['shallow', 1],
    ['shop', 16],
  ]);
});

test('neighbouring requests differ in their variables, and so do cold documents', () => {
  for (const { variety, variables } of workloads) {
    const sent = new Set(Array.from({ length: variety }, (_, n) => JSON.stringify(variables(n))));
    expect(sent.size).toBe(variety);
    expect(variety).toBeGreaterThan(Math.max(...plan.connections));
  }
  expect(coldQuery('a')).not.toBe(coldQuery('b'));
});

test('a target holds at its figure, is short below it, and is said not to be measured without its peer', () => {
  const verdictOf = (cpu: Parameters<typeof resultOf>[0]) =>
    verdicts(resultOf(cpu)).find(({ text }) => text === 'q2c: in process, against the monolith');
  expect(verdictOf({ inProcess: 1, monolith: 2.5 })).toMatchObject({ figure: 2.5, holds: true });
  expect(verdictOf({ inProcess: 1, monolith: 2.4 })).toMatchObject({ figure: 2.4, holds: false });
  expect(verdictOf({ inProcess: 1 })).toMatchObject({ figure: undefined, holds: false });
});

test('a peer that could not be installed stands in the report as not measured', () => {
  const result = resultOf({ inProcess: 1, overHttp: 2, apolloGateway: 20, monolith: 3, floor: 0.1 });
  const text = page(result, plan);
  expect(text).toContain(
    '- not measured: Hive Gateway, Rust runtime, over HTTP (no package for this machine)',
  );
  expect(text).toContain("against Hive Gateway's Rust runtime | not measured | 2× | short |");
  expect(picture(result)).not.toContain('Hive');
});

test('the median of rounds is the one in the middle, or between the two in the middle', () => {
  expect(medians([figures(9), figures(1), figures(2)]).cpuAll).toBe(2);
  expect(medians([figures(9), figures(1), figures(2), figures(4)]).cpuAll).toBe(3);
});

test('the report says how long a server waited for a core, which its p99 holds too', () => {
  const text = page(resultOf({ inProcess: 1 }), plan);
  expect(text).toContain('| | req/s | p50 ms | p99 ms | waited for a core |');
  expect(text).toContain('| ours, subgraphs in process | 100 | 1.00 | 1.00 | 13 % |');
});

test('the benchmark takes --quick and nothing else', () => {
  expect(planOf(['--quick']).connections).toEqual([16]);
  expect(() => planOf(['--fast'])).toThrow('usage: npm run bench [-- --quick], not --fast');
});
