import { ASSUMED } from '../assumed.ts';
import { dateTimeText } from '../clock.ts';
import { exceedsScale, parseScaled } from '../decimal.ts';
import { canonicalId } from '../ids.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import { periodOf } from '../soql/periods.ts';
import type { Literal } from '../soql/syntax.ts';
import { fold, isExactText } from '../store/layout.ts';
import type { Bind } from './fragment.ts';
import type { Operand } from './operand.ts';

const INT64_MAX = 9_223_372_036_854_775_807n;
const MAX_STRING = 4_000;
/** Names of types in messages. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  datetime: 'dateTime',
  percent: 'double',
  currency: 'double',
};

/** A literal as the operand stores its values; null for `null` and the empty string. */
export function boundLiteral(operand: Operand, literal: Literal): Bind {
  if (literal.kind === 'null') return null;
  switch (operand.type) {
    case 'id':
    case 'reference':
      return boundId(operand, literal);
    case 'boolean':
      if (literal.kind !== 'boolean') throw wrongType(operand);
      return literal.value ? 1 : 0;
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return scaledFloor(operand, literal).value;
    case 'date':
      if (literal.kind !== 'date') throw wrongType(operand);
      return literal.text;
    case 'datetime':
      if (literal.kind !== 'datetime') throw wrongType(operand);
      return dateTimeText(Date.parse(literal.text));
    default:
      return boundText(operand, literal);
  }
}

/** A number at the operand's scale, rounded down; `exact` says whether nothing was cut off. */
export function scaledFloor(operand: Operand, literal: Literal): { value: bigint; exact: boolean } {
  if (literal.kind !== 'number' && literal.kind !== 'currency') throw wrongType(operand);
  const exact = !exceedsScale(literal.text, operand.scale);
  const fine = parseScaled(literal.text, operand.scale + 20) ?? 0n;
  const unit = 10n ** 20n;
  const floor = fine >= 0n ? fine / unit : -((-fine + unit - 1n) / unit);
  return { value: floor > INT64_MAX ? INT64_MAX : floor < -INT64_MAX ? -INT64_MAX : floor, exact };
}

/** First and end instant or day that a date literal stands for; undefined for other literals. */
export function boundPeriod(operand: Operand, literal: Literal): { from: Bind; to: Bind } | undefined {
  if (literal.kind !== 'period' || (operand.type !== 'date' && operand.type !== 'datetime')) {
    if (literal.kind === 'period') {
      // An unquoted word is no date literal here; an unknown one is not even a literal.
      periodOf(literal);
      throw wrongType(operand);
    }
    return undefined;
  }
  const period = periodOf(literal);
  const suffix = operand.type === 'datetime' ? 'T00:00:00.000+0000' : '';
  return {
    from: (today) => period(today).from + suffix,
    to: (today) => period(today).to + suffix,
  };
}

function boundId(operand: Operand, literal: Literal): Bind {
  if (literal.kind !== 'string') throw wrongType(operand);
  if (literal.value === '') return null;
  const id = canonicalId(literal.value);
  if (id === undefined)
    throw new MalformedQuery(
      `invalid ID field: ${literal.value}`,
      literal.at,
      'INVALID_QUERY_FILTER_OPERATOR',
    );
  return id;
}

function boundText(operand: Operand, literal: Literal): Bind {
  if (literal.kind !== 'string') throw wrongType(operand);
  if (literal.value.length > MAX_STRING)
    throw new MalformedQuery(ASSUMED.literalTooLong(MAX_STRING), literal.at);
  if (literal.value === '') return null;
  const field = operand.source?.field;
  if (!field || !isExactText(field)) return fold(literal.value);
  const folded = fold(literal.value);
  return field.values?.find((name) => fold(name) === folded) ?? literal.value;
}

export function wrongType(operand: Operand): MalformedQuery {
  const quotes = [
    'string',
    'textarea',
    'picklist',
    'multipicklist',
    'email',
    'phone',
    'url',
    'id',
    'reference',
  ].includes(operand.type);
  const type = quotes ? 'string' : (TYPE_NAMES[operand.type] ?? operand.type);
  return new MalformedQuery(
    `value of filter criterion for field '${operand.name}' must be of type ${type} and should ${quotes ? '' : 'not '}be enclosed in quotes`,
    operand.at,
    'INVALID_FIELD',
  );
}
