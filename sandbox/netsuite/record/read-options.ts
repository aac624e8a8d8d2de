import type { Exchange } from '../../server/exchange.ts';
import { ASSUMED } from '../assumed.ts';
import { NetSuiteError } from '../errors.ts';
import type { JsonOptions } from './record-json.ts';

/** A query parameter that is true or false; absent: false. */
export function flagParameter({ query }: Exchange, name: string): boolean {
  const given = query.get(name);
  const value = (given ?? 'false').trim().toLowerCase();
  if (value !== 'true' && value !== 'false')
    throw new NetSuiteError(400, 'INVALID_PARAMETER', ASSUMED.requests.parameter(name, String(given)), {
      queryParam: name,
    });
  return value === 'true';
}

/** The names in a comma-separated query parameter, lower case; undefined where it is absent. */
export function namesParameter({ query }: Exchange, name: string): ReadonlySet<string> | undefined {
  const given = query.get(name);
  if (given === null) return undefined;
  return new Set(
    given
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => part !== ''),
  );
}

/** How the client wants records shown: `fields`, `expandSubResources`, `expand`, `simpleEnumFormat`. */
export function readOptions(exchange: Exchange): JsonOptions {
  const fields = namesParameter(exchange, 'fields');
  const all = flagParameter(exchange, 'expandSubResources');
  const some = namesParameter(exchange, 'expand');
  if (fields && all)
    throw new NetSuiteError(400, 'INVALID_PARAMETER', ASSUMED.requests.fieldsAndExpand, {
      queryParam: 'fields',
    });
  return {
    origin: exchange.origin,
    query: exchange.query.toString(),
    expands: (sublist) => all || some?.has(sublist.toLowerCase()) === true,
    simpleEnums: flagParameter(exchange, 'simpleEnumFormat'),
    fields,
  };
}
