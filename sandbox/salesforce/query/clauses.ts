import { ASSUMED } from '../assumed.ts';
import type { SObject } from '../objects/sobject.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { Query } from '../soql/syntax.ts';

const MAX_OFFSET = 2_000;
/** What USING SCOPE may name in an org without teams and territories. */
const SCOPES = new Set(['everything', 'mine']);

/** `SELECT COUNT()`, which counts records without listing groups. */
export function isBareCount(query: Query): boolean {
  const [item] = query.select;
  return (
    query.select.length === 1 &&
    item?.kind === 'expression' &&
    item.alias === undefined &&
    item.expression.kind === 'function' &&
    item.expression.name.toUpperCase() === 'COUNT' &&
    item.expression.args.length === 0
  );
}

/** Refuses LIMIT and OFFSET of aggregates without groups: one row has no pages. */
export function refusePaging(query: Query): void {
  for (const [name, clause] of [['LIMIT', query.limit] as const, ['OFFSET', query.offset] as const])
    if (clause)
      throw new MalformedQuery(
        `Non-grouped query that uses overall aggregate functions cannot also use ${name}`,
        clause.at,
      );
}

/** Refuses clauses that no query may have, or not together. */
export function refuseBadClauses(query: Query, object: SObject): void {
  if (query.allRows !== undefined) throw new MalformedQuery(ASSUMED.allRows, query.allRows);
  if (query.offset && query.offset.value > MAX_OFFSET)
    throw new MalformedQuery(
      `Maximum SOQL offset allowed for apiName ${object.name} is ${MAX_OFFSET}`,
      query.offset.at,
      'NUMBER_OUTSIDE_VALID_RANGE',
    );
  if (query.locking.includes('UPDATE')) {
    if (query.orderAt !== undefined)
      throw new MalformedQuery(
        'Explicit ORDER BY not allowed when locking rows (Id order is implied)',
        query.orderAt,
      );
    if (query.offset)
      throw new MalformedQuery(
        'FOR UPDATE cannot be used in conjunction with the OFFSET clause',
        query.offset.at,
      );
  }
  if (query.scope !== undefined && !SCOPES.has(query.scope.toLowerCase()))
    throw new MalformedQuery(ASSUMED.unknownScope(query.scope), query.at, 'INVALID_QUERY_SCOPE');
}
