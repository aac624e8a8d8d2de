import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  printSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { type AudienceView, audienceViews } from '../../gateway/audience/audience-view.ts';
import { Graph } from '../../gateway/operation/graph.ts';
import { readSupergraph } from '../../gateway/supergraph/supergraph.ts';
import { documentFaults } from '../../gateway/trusted/document-faults.ts';
import { readTrustedDocuments } from '../../gateway/trusted/trusted-documents.ts';
import { audiences } from '../../kit/audience.ts';
import { createLog } from '../../kit/log.ts';
import { readSettings } from '../../kit/settings.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { loadSupergraph } from '../../schema/load.ts';
import { answering } from './support/gateway.ts';

const supergraph = readSupergraph(loadSupergraph());
const views = audienceViews(supergraph);
const partner = views.get('partner')?.schema as GraphQLSchema;
const trusted = readTrustedDocuments(readSettings({}).operationsDir);

/** Every name that a schema holds: of types, fields, arguments and enum values. */
function namesOf(schema: GraphQLSchema): Set<string> {
  const names = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    names.add(type.name);
    if (isEnumType(type)) for (const { name } of type.getValues()) names.add(name);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      names.add(field.name);
      if ('args' in field) for (const { name } of field.args) names.add(name);
    }
  }
  return names;
}

test('what partners read in their schema names no system', () => {
  expect(printSchema(partner)).not.toMatch(/salesforce|netsuite/i);
  expect(printSchema(supergraph.apiSchema)).toMatch(/salesforce/i);
});

test('no description of a contract tells of what the contract does not have', () => {
  const whole = namesOf(supergraph.apiSchema);
  for (const audience of ['partner', 'bi'] as const) {
    const schema = views.get(audience)?.schema as GraphQLSchema;
    const known = namesOf(schema);
    const quoted = [...printSchema(schema).matchAll(/`(\w+)`/g)].map((match) => match[1] as string);
    expect(quoted.length).toBeGreaterThan(5);
    expect([audience, [...new Set(quoted)].filter((name) => whole.has(name) && !known.has(name))]).toEqual([
      audience,
      [],
    ]);
  }
});

test('partners see every problem that may refuse what they write', () => {
  const problems = supergraph.apiSchema.getPossibleTypes(supergraph.apiSchema.getType('UserError') as never);
  expect(problems.map(({ name }) => name).filter((name) => !partner.getType(name))).toEqual([
    'AmountTooLargeProblem',
    'CurrencyMismatchProblem',
    'PolicyProblem',
    'QuantityTooLargeProblem',
  ]);
});

test('the generated schemas are what the endpoints serve', () => {
  for (const audience of ['partner', 'bi'] as const) {
    const file = new URL(`../../schema/generated/${audience}.graphql`, import.meta.url);
    const text = readFileSync(file, 'utf8');
    expect(text).toBe(`${printSchema(views.get(audience)?.schema as GraphQLSchema)}\n`);
    expect(() => buildSchema(text)).not.toThrow();
  }
});

test('every trusted document fits what its clients see, and can be planned', () => {
  const links = new Map(supergraph.subgraphs.map(({ name }) => [name, answering(name, async () => ({}))]));
  const options = { introspection: 'off' as const, log: createLog('silent'), metrics: new Metrics() };
  const counts = audiences.map((audience) => {
    const view = views.get(audience);
    if (!view) throw new Error(`nothing is tagged for ${audience}`);
    const graph = new Graph({ supergraph, view, links }, options);
    const documents = [...trusted[audience]];
    for (const document of documents) {
      expect([document.name, documentFaults(document, view)]).toEqual([document.name, []]);
      expect(graph.operation(document.text, undefined)).toHaveProperty('run');
    }
    return documents.length;
  });
  for (const count of counts) expect(count).toBeGreaterThan(5);
});

test('a document that does not fit, or is named otherwise than its file, is no trusted one', () => {
  const faults = (name: string, text: string) =>
    documentFaults({ name, text, id: '' }, views.get('bi') as AudienceView);
  expect(faults('A', 'query A { orders { totalCount } }')).toEqual([
    'Cannot query field "orders" on type "Query".',
  ]);
  expect(faults('A', 'query B { viewer { subject } }')).toEqual([
    'must hold one operation, named A as the file',
  ]);
  expect(faults('A', 'query A { viewer { subject } } query B { viewer { subject } }')).toEqual([
    'must hold one operation, named A as the file',
  ]);
  expect(faults('A', 'query A { viewer { subject } }')).toEqual(['is no table: it has no list']);
  expect(faults('A', 'query A { invoices { edges { node { id } } } }')).toEqual([
    'is no table: its pages cannot be followed: it needs a variable for after, and pageInfo { hasNextPage endCursor }',
  ]);
});
