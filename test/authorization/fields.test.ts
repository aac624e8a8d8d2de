import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAtGateway, checkAtSubgraphs, undecided } from './support/check-fields.ts';
import { readFieldTable } from './support/field-table.ts';
import { type RecordingGraph, recordingGraph } from './support/recording-graph.ts';

const table = readFieldTable();
let graph: RecordingGraph;
beforeAll(async () => {
  graph = await recordingGraph({ together: true });
});
afterAll(() => graph?.stop());

test('who may see each field of the graph is decided: fields.csv has a row for every field, and no other', () => {
  expect(undecided(graph.graph, table)).toEqual({ missing: [], unknown: [] });
});

test('through the gateway everyone is answered exactly the fields that the table says, and no subgraph is asked for others', async () => {
  const { differences, allowed, refused, unreached, fields } = await checkAtGateway(graph, table);
  expect(differences).toEqual([]);
  expect(allowed + refused + unreached).toBe(fields * 6);
  expect(unreached).toBe(0);
  expect(allowed).toBeGreaterThan(1_000);
  expect(refused).toBeGreaterThan(1_000);
});

test('at the subgraphs, past the gateway, everyone is answered exactly the same fields', async () => {
  const { differences, allowed, refused } = await checkAtSubgraphs(graph, table);
  expect(differences).toEqual([]);
  expect(allowed).toBeGreaterThan(1_000);
  expect(refused).toBeGreaterThan(1_000);
});
