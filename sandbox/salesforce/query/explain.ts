import { ASSUMED } from '../assumed.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import type { Condition, Query } from '../soql/syntax.ts';
import type { Store } from '../store/store.ts';
import type { Cells } from './columns.ts';
import { translateCondition } from './conditions.ts';
import { bound, type Fragment, join, raw, sql } from './fragment.ts';
import { rowOperand } from './operand.ts';
import { Scope } from './scope.ts';

/** Standard fields that every org has indexed, beside keys, references and the record's name. */
const INDEXED = new Set(['CreatedDate', 'SystemModstamp', 'LastModifiedDate']);
/** Comparisons that an index serves. */
const SERVED = new Set(['=', '<', '<=', '>', '>=']);
/** An index is used for a share of an object's records: of the first million and of those beyond it. */
const STANDARD_INDEX = { first: 0.3, beyond: 0.15 } as const;
const CUSTOM_INDEX = { first: 0.1, beyond: 0.05 } as const;
const MILLION = 1_000_000;

interface ExplainedPlan {
  readonly cardinality: number;
  readonly fields: readonly string[];
  readonly leadingOperationType: 'Index' | 'TableScan';
  readonly notes: readonly { description: string; fields: readonly string[]; tableEnumOrId: string }[];
  readonly relativeCost: number;
  readonly sobjectCardinality: number;
  readonly sobjectType: string;
}

/** The ways to run a checked query, the cheapest first: each index that a filter can use, and reading all records. */
export function explainedPlans(
  store: Store,
  query: Query,
  object: SObject,
  options: { readonly includeDeleted: boolean; readonly today: string },
): ExplainedPlan[] {
  const count = (where: Fragment, from: Fragment): number => {
    const statement = sql`SELECT COUNT(*) FROM ${from} WHERE ${where}`;
    const [row] = store.arrays(statement.text).all(...bound(statement, options.today)) as unknown as Cells[];
    return row?.[0] as number;
  };
  const filters = filtersOf(query, object);
  const total = count(raw('1'), raw(`"${object.name}"`));
  const unindexed = filters.filter(({ field }) => !isIndexed(field)).map(({ field }) => field.name);
  if (!options.includeDeleted) unindexed.push('IsDeleted');
  const common = {
    notes: [...new Set(unindexed)].map((name) => ({
      description: 'Not considering filter for optimization because unindexed',
      fields: [name],
      tableEnumOrId: object.name,
    })),
    sobjectCardinality: total,
    sobjectType: object.name,
  };
  const indexes = filters
    .filter(({ field, condition }) => isIndexed(field) && isServed(condition))
    .map(({ field, condition }): ExplainedPlan => {
      const { from, where } = translated(object, query, [condition]);
      const cardinality = count(where, from);
      return {
        ...common,
        cardinality,
        fields: [field.name],
        leadingOperationType: 'Index',
        relativeCost: round(cardinality / threshold(field, total)),
      };
    });
  const all = translated(object, query, query.where ? [query.where] : []);
  const scan: ExplainedPlan = {
    ...common,
    cardinality: count(all.where, all.from),
    fields: [],
    leadingOperationType: 'TableScan',
    relativeCost: ASSUMED.tableScanCost,
  };
  return [...indexes, scan].sort((a, b) => a.relativeCost - b.relativeCost);
}

interface Filter {
  readonly field: Field;
  readonly condition: Condition;
}

/** The comparisons of the object's own fields that every record found fulfils. */
function filtersOf(query: Query, object: SObject): Filter[] {
  const scope = new Scope(object, 't', query);
  const terms = !query.where ? [] : query.where.kind === 'and' ? query.where.terms : [query.where];
  return terms.flatMap((condition) => {
    if (!('left' in condition) || condition.left.kind !== 'field') return [];
    const { field, place } = scope.resolve(condition.left.path);
    return place === scope.root ? [{ field, condition }] : [];
  });
}

function isIndexed(field: Field): boolean {
  return (
    field.type === 'id' ||
    field.type === 'reference' ||
    field.nameField ||
    field.externalId ||
    field.unique ||
    INDEXED.has(field.name)
  );
}

function isServed(condition: Condition): boolean {
  if (condition.kind === 'in' || condition.kind === 'semijoin') return !condition.negated;
  return condition.kind === 'compare' && SERVED.has(condition.operator) && condition.right.kind !== 'null';
}

function translated(
  object: SObject,
  query: Query,
  conditions: readonly Condition[],
): { from: Fragment; where: Fragment } {
  const scope = new Scope(object, 't', query);
  const context = {
    operand: (expression: Parameters<typeof rowOperand>[1]) => rowOperand(scope, expression),
    includeDeleted: true,
    prefix: 't',
    semijoins: { count: 0, nested: false },
  };
  const terms = conditions.map((condition) => translateCondition(context, condition));
  const where = terms.length > 0 ? join(terms, ' AND ') : raw('1');
  return { from: scope.from(), where };
}

/** How many records an index may lead to before reading all is cheaper. */
function threshold(field: Field, total: number): number {
  const share = field.custom ? CUSTOM_INDEX : STANDARD_INDEX;
  const records = Math.min(total, MILLION) * share.first + Math.max(total - MILLION, 0) * share.beyond;
  return Math.max(records, ASSUMED.smallestIndexThreshold);
}

function round(cost: number): number {
  return Math.round(cost * 1000) / 1000;
}
