import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { isObject, type JsonValue } from '../json.ts';
import { findField, findObject, findParent, objectNamed } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import type { QueryEngine } from '../query/engine.ts';
import type { Expression, Query } from '../soql/syntax.ts';

/** One column of a query's result: the member of a record to take, step by step. */
interface ResultColumn {
  readonly header: string;
  readonly steps: readonly string[];
}

/** Checks that a query can run in bulk and says what its columns are; throws RequestError. */
export function bulkQueryColumns(
  engine: QueryEngine,
  soql: string,
  includeDeleted: boolean,
): { object: SObject; columns: ResultColumn[] } {
  const query = engine.parse(soql);
  refuseUnsupported(query);
  const { object } = engine.plan(soql, { includeDeleted });
  return { object, columns: columnsOf(object, query) };
}

/** The pages of a query's rows as values in the columns' order. */
export function* bulkQueryPages(
  engine: QueryEngine,
  soql: string,
  columns: readonly ResultColumn[],
  options: { version: string; includeDeleted: boolean },
): Generator<string[][]> {
  for (const page of engine.pages(soql, options)) {
    const records = parseAsWritten(page) as JsonValue[];
    yield records.map((record) => columns.map(({ steps }) => cellText(member(record, steps))));
  }
}

function refuseUnsupported(query: Query): void {
  const { bulk } = ASSUMED;
  for (const item of query.select) {
    if (item.kind === 'subquery') throw unsupported(bulk.querySubquery);
    if (item.kind === 'typeof') throw unsupported(bulk.queryTypeof);
    if (item.expression.kind === 'function' && isAggregate(item.expression.name))
      throw unsupported(bulk.queryAggregate);
  }
  if (query.groupBy) throw unsupported(bulk.queryAggregate);
  if (query.offset) throw unsupported(bulk.queryOffset);
}

function unsupported(message: string): RequestError {
  return new RequestError(400, 'API_ERROR', message);
}

function isAggregate(name: string): boolean {
  return ['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX', 'GROUPING'].includes(name.toUpperCase());
}

function columnsOf(object: SObject, query: Query): ResultColumn[] {
  const columns = query.select.flatMap((item) => {
    if (item.kind !== 'expression') return [];
    const { expression, alias } = item;
    if (expression.kind === 'function' && expression.name.toUpperCase() === 'FIELDS')
      return groupOf(object, expression.args[0]);
    const steps = alias === undefined ? stepsOf(object, query, expression) : [alias];
    return [{ header: steps.join('.'), steps }];
  });
  for (const { steps } of columns) refuseCompound(object, steps);
  return columns;
}

/** The fields that `FIELDS(STANDARD)` and the like stand for, compound ones left out. */
function groupOf(object: SObject, argument: Expression | undefined): ResultColumn[] {
  const group = argument?.kind === 'field' ? argument.path.names.join('.').toUpperCase() : '';
  return object.fields
    .filter(({ type, custom }) => type !== 'address' && (group === 'ALL' || custom === (group === 'CUSTOM')))
    .map(({ name }) => ({ header: name, steps: [name] }));
}

/** A path with the names as results spell them. */
function stepsOf(object: SObject, query: Query, expression: Expression): string[] {
  if (expression.kind === 'function') return stepsOf(object, query, expression.args[0] as Expression);
  const [head = '', ...rest] = expression.path.names;
  const alias = query.parentAliases.find((parent) => parent.alias.toLowerCase() === head.toLowerCase());
  const names = alias && rest.length > 0 ? [...alias.path.names, ...rest] : [head, ...rest];
  const first = (names[0] as string).toLowerCase();
  const root = [query.alias, object.name].some((name) => name?.toLowerCase() === first);
  if (names.length > 1 && root && !findParent(object, first)) names.shift();
  let at: SObject | undefined = object;
  return names.map((name, i) => {
    const parent: ReturnType<typeof findParent> =
      at && i < names.length - 1 ? findParent(at, name) : undefined;
    const known: string | undefined = parent
      ? parent.reference?.relationship
      : at && findField(at, name)?.name;
    at = parent ? findObject(parent.reference?.to.at(-1) ?? '') : at;
    return known ?? name;
  });
}

function refuseCompound(object: SObject, steps: readonly string[]): void {
  let at = object;
  for (const step of steps.slice(0, -1)) {
    const parent = findParent(at, step);
    if (!parent) return;
    at = objectNamed(parent.reference?.to.at(-1) as string);
  }
  if (findField(at, steps.at(-1) ?? '')?.type === 'address')
    throw new RequestError(400, 'FUNCTIONALITY_NOT_ENABLED', ASSUMED.bulk.queryCompound);
}

function member(record: JsonValue, steps: readonly string[]): JsonValue {
  let value: JsonValue | undefined = record;
  for (const step of steps) value = isObject(value) ? value[step] : undefined;
  return value ?? null;
}

/** Instants stand in a result as `2024-05-01T12:00:00.000Z`, null as nothing. */
function cellText(value: JsonValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/.test(value) ? `${value.slice(0, -5)}Z` : value;
}

/** Parses JSON, numbers as the text that they were written as. */
function parseAsWritten(text: string): JsonValue {
  const revive = (_key: string, value: unknown, context: { source?: string }): unknown =>
    typeof value === 'number' ? context.source : value;
  return JSON.parse(text, revive as (key: string, value: unknown) => unknown) as JsonValue;
}
