import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { isObject, type JsonObject, type JsonValue } from '../json.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import { parseOrder } from '../soql/parse-clauses.ts';
import { parseCondition } from '../soql/parse-condition.ts';
import { parseSelectExpression } from '../soql/parse-select.ts';
import { TokenReader } from '../soql/reader.ts';
import { tokenize } from '../soql/tokens.ts';
import { parseSearchExpression } from './parse-expression.ts';
import type { Returning, Search, SearchScope } from './syntax.ts';

/** A search by parameters, of the URL or of a JSON body. */
export interface SearchParameters {
  readonly q: string;
  readonly in: string | undefined;
  readonly fields: readonly string[];
  readonly objects: readonly ObjectParameters[];
  readonly overallLimit: string | undefined;
  readonly defaultLimit: string | undefined;
  readonly labels: boolean;
}

interface ObjectParameters {
  readonly name: string;
  readonly fields: readonly string[];
  readonly where: string | undefined;
  readonly orderBy: string | undefined;
  readonly limit: string | undefined;
}

const SCOPES: readonly SearchScope[] = ['ALL', 'NAME', 'EMAIL', 'PHONE', 'SIDEBAR'];
const MAX_LIMIT = 2_000;

/** `?q=Acme&sobject=Account&Account.fields=id,name&Account.limit=10` */
export function parametersOfUrl(query: URLSearchParams): SearchParameters {
  const one = (name: string): string | undefined => query.get(name) ?? undefined;
  return {
    q: required(one('q')),
    in: one('in'),
    fields: listed(one('fields')),
    objects: query.getAll('sobject').map((name) => ({
      name,
      fields: listed(one(`${name}.fields`)),
      where: one(`${name}.where`),
      orderBy: one(`${name}.orderBy`),
      limit: one(`${name}.limit`),
    })),
    overallLimit: one('overallLimit'),
    defaultLimit: one('defaultLimit'),
    labels: one('metadata')?.toUpperCase() === 'LABELS',
  };
}

/** `{ "q": "Acme", "fields": ["id"], "sobjects": [{ "name": "Account", "fields": ["name"], "limit": 10 }] }` */
export function parametersOfBody(body: JsonObject): SearchParameters {
  const objects = Array.isArray(body.sobjects) ? body.sobjects : [];
  return {
    q: required(textOf(body.q)),
    in: textOf(body.in),
    fields: textsOf(body.fields),
    objects: objects.filter(isObject).map((object) => ({
      name: textOf(object.name) ?? '',
      fields: textsOf(object.fields),
      where: textOf(object.where),
      orderBy: textOf(object.orderBy),
      limit: textOf(object.limit),
    })),
    overallLimit: textOf(body.overallLimit),
    defaultLimit: textOf(body.defaultLimit),
    labels: textOf(body.metadata)?.toUpperCase() === 'LABELS',
  };
}

/** The search that the parameters ask for. Throws MalformedQuery or RequestError. */
export function searchOf(parameters: SearchParameters): Search {
  const scope = (parameters.in ?? 'ALL').toUpperCase().replace(/ FIELDS$/, '');
  const known = SCOPES.find((name) => name === scope);
  if (!known) throw new RequestError(400, 'INVALID_SEARCH_SCOPE', ASSUMED.searchScope(scope));
  return {
    expression: parseSearchExpression(parameters.q, 0),
    scope: known,
    returning: parameters.objects.map((object) => returningOf(object, parameters)),
    limit: limitOf(parameters.overallLimit),
    pricebook: undefined,
    labels: parameters.labels,
  };
}

function returningOf(object: ObjectParameters, { fields, defaultLimit }: SearchParameters): Returning {
  const names = object.fields.length > 0 ? object.fields : fields;
  const limit = limitOf(object.limit ?? defaultLimit);
  return {
    object: object.name,
    fields: names.map((name) => whole(name, (reader) => parseSelectExpression(reader, new Set()))),
    where:
      object.where === undefined
        ? undefined
        : whole(object.where, (reader) =>
            parseCondition(reader, () => {
              throw reader.unexpected();
            }),
          ),
    orderBy: object.orderBy === undefined ? [] : whole(`ORDER BY ${object.orderBy}`, parseOrder),
    limit: limit === undefined ? undefined : { value: limit, at: 0 },
    offset: undefined,
    at: 0,
  };
}

/** Reads a piece of a query to its end. */
function whole<T>(text: string, parse: (reader: TokenReader) => T): T {
  const reader = new TokenReader(tokenize(text));
  const result = parse(reader);
  if (reader.peek().kind !== 'end') throw reader.unexpected();
  return result;
}

function limitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw new RequestError(400, 'NUMBER_OUTSIDE_VALID_RANGE', ASSUMED.searchLimit(MAX_LIMIT));
  return limit;
}

function required(q: string | undefined): string {
  if (q === undefined) throw new MalformedQuery(ASSUMED.searchMissing, undefined, 'MALFORMED_SEARCH');
  return q;
}

function listed(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function textsOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : listed(textOf(value));
}
