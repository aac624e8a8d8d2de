import { GraphQLScalarType, Kind } from 'graphql';
import { badInput } from './errors.ts';
import { isLocalDate } from './time.ts';

/** A scalar that is a string on the wire both ways and is checked on the way in; numbers are refused, being inexact. */
function textScalar(
  name: string,
  isValid: (text: string) => boolean,
  expected: string,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value !== 'string' || !isValid(value)) throw badInput(`${name}: expected ${expected}`);
    return value;
  };
  return new GraphQLScalarType({
    name,
    serialize: (value) => {
      if (typeof value !== 'string') throw new TypeError(`${name} must be resolved to a string`);
      return value;
    },
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** The scalars of `schema/common/scalars.graphql`, one resolver each, the same in every subgraph. */
export const scalarResolvers = {
  Decimal: textScalar(
    'Decimal',
    (text) => /^-?\d{1,30}(\.\d{1,20})?$/.test(text),
    'a decimal number as a string, for example "12.50"',
  ),
  CurrencyCode: textScalar(
    'CurrencyCode',
    (text) => /^[A-Z]{3}$/.test(text),
    'an ISO 4217 currency code, for example "USD"',
  ),
  LocalDate: textScalar('LocalDate', isLocalDate, 'a calendar date YYYY-MM-DD'),
  DateTime: textScalar(
    'DateTime',
    (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text)),
    'an instant in UTC, for example "2026-01-31T12:00:00Z"',
  ),
};
