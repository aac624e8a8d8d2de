import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import { findField } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import { fromObject } from '../query/from-object.ts';
import type { Org, RestRequest } from '../rest/rest.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { Condition, Query } from '../soql/syntax.ts';
import { findRecords } from './find.ts';
import { isSearchable, searchableObjects } from './searchable.ts';
import type { Returning, Search } from './syntax.ts';

const MAX_RECORDS = 2_000;
const MAX_OFFSET = 2_000;
/** Since when the answer is an object with the records in it. */
const OBJECT_SINCE = 37;

/** Runs a search: the JSON of its answer. `text` is what the caller wrote, for messages. Throws MalformedQuery. */
export function runSearch(org: Org, request: RestRequest, search: Search, text: string): string {
  refuseOffsets(search);
  const targets = targetsOf(search);
  let left = Math.min(search.limit ?? MAX_RECORDS, MAX_RECORDS);
  const records: string[] = [];
  for (const { object, returning } of targets) {
    if (left === 0) break;
    const ids = search.expression ? findRecords(org.store, object, search.expression, search.scope) : [];
    const query = queryOf(object, returning, search);
    const found = org.engine.among(query, ids, text, { version: request.version }).slice(0, left);
    left -= found.length;
    records.push(...found);
  }
  if (Number(request.version) < OBJECT_SINCE) return `[${records.join(',')}]`;
  const metadata = search.labels
    ? `,"metadata":${JSON.stringify({ entityMetadata: targets.map(labelsOf) })}`
    : '';
  return `{"searchRecords":[${records.join(',')}]${metadata}}`;
}

interface Target {
  readonly object: SObject;
  readonly returning: Returning | undefined;
}

function targetsOf(search: Search): Target[] {
  if (search.returning.length === 0)
    return searchableObjects().map((object) => ({ object, returning: undefined }));
  return search.returning.map((returning) => {
    const object = fromObject({ names: [returning.object], at: returning.at });
    if (!isSearchable(object))
      throw new MalformedQuery(ASSUMED.notSearchable(object.name), returning.at, 'INVALID_TYPE');
    return { object, returning };
  });
}

function refuseOffsets(search: Search): void {
  for (const { object, offset } of search.returning) {
    if (!offset) continue;
    if (search.returning.length > 1)
      throw new MalformedQuery(ASSUMED.searchOffset, offset.at, 'MALFORMED_SEARCH');
    if (offset.value > MAX_OFFSET)
      throw new MalformedQuery(
        `Maximum SOQL offset allowed for apiName ${object} is ${MAX_OFFSET}`,
        offset.at,
        'NUMBER_OUTSIDE_VALID_RANGE',
      );
  }
}

/** What is read of the records found, as a query over their object. */
function queryOf(object: SObject, returning: Returning | undefined, search: Search): Query {
  const at = returning?.at ?? 0;
  const fields = returning?.fields.length ? returning.fields : [ID];
  const pricebook = object.name === 'Product2' ? pricebookCondition(search, at) : undefined;
  const conditions = [returning?.where, pricebook].filter((condition) => condition !== undefined);
  const where: Condition | undefined =
    conditions.length < 2 ? conditions[0] : { kind: 'and', terms: conditions, at };
  return {
    ...EMPTY,
    select: fields.map((field) => ({ kind: 'expression', ...field })),
    from: { names: [object.name], at },
    where,
    orderBy: returning?.orderBy ?? [],
    limit: returning?.limit,
    offset: returning?.offset,
    at,
  };
}

const ID = { expression: { kind: 'field', path: { names: ['Id'], at: 0 } }, alias: undefined } as const;
const EMPTY = {
  alias: undefined,
  parentAliases: [],
  scope: undefined,
  groupBy: undefined,
  having: undefined,
  orderAt: undefined,
  locking: [],
  allRows: undefined,
} as const;

/** Products that the price book of WITH has an entry for. */
function pricebookCondition(search: Search, at: number): Condition | undefined {
  if (!search.pricebook) return undefined;
  const id = canonicalId(search.pricebook.id);
  if (id === undefined)
    throw new MalformedQuery(
      `invalid ID field: ${search.pricebook.id}`,
      search.pricebook.at,
      'INVALID_QUERY_FILTER_OPERATOR',
    );
  const field = (name: string) => ({ kind: 'field', path: { names: [name], at } }) as const;
  const inner: Query = {
    ...EMPTY,
    select: [{ kind: 'expression', expression: field('Product2Id'), alias: undefined }],
    from: { names: ['PricebookEntry'], at },
    where: {
      kind: 'compare',
      left: field('Pricebook2Id'),
      operator: '=',
      right: { kind: 'string', value: id, pattern: id, at },
      at,
    },
    orderBy: [],
    limit: undefined,
    offset: undefined,
    at,
  };
  return { kind: 'semijoin', left: field('Id'), negated: false, query: inner, at };
}

/** WITH METADATA = 'LABELS' */
function labelsOf({ object, returning }: Target): unknown {
  const names = (returning?.fields ?? []).flatMap(({ expression }) =>
    expression.kind === 'field' && expression.path.names.length === 1 ? expression.path.names : [],
  );
  return {
    entityName: object.name,
    fieldMetadata: names.flatMap((name) => {
      const field = findField(object, name);
      return field ? [{ name: field.name, label: field.label }] : [];
    }),
  };
}

/** A search's own syntax errors have a code of their own. */
export function searchRefusal(error: unknown): unknown {
  return error instanceof RequestError && error.errorCode === 'MALFORMED_QUERY'
    ? new RequestError(error.status, 'MALFORMED_SEARCH', error.message)
    : error;
}
