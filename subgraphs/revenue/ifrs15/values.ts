import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { isLocalDate } from '#kit/time.ts';

/** The kinds of value that the functions of this folder take. Each reads plain JSON; numbers that count are decimal strings. */

const plainNumber = /^-?\d+(\.\d+)?$/;

function decimal(title: string, expected: string, isAllowed: (value: Decimal) => boolean) {
  return z
    .string(`must be ${expected}, as a decimal string`)
    .meta({ title })
    .refine(
      (text) => plainNumber.test(text) && isAllowed(new Decimal(text)),
      `must be ${expected}, as a decimal string`,
    )
    .transform((text) => new Decimal(text));
}

/** An amount of money, of either sign: `'1000.00'`. */
export const amount = decimal('amount', 'an amount', () => true);
/** An amount of money that is not below zero. */
export const positiveAmount = decimal('amount ≥ 0', 'an amount of zero or more', (value) => value.gte(0));
/** A number of units, zero or more: `'120'`. */
export const quantity = decimal('quantity', 'a quantity of zero or more', (value) => value.gte(0));
/** A part of a whole, 0 to 1: `'0.2'` is 20 %. Probabilities and progress are fractions too. */
export const fraction = decimal(
  'fraction',
  'a fraction from 0 to 1',
  (value) => value.gte(0) && value.lte(1),
);
/** A rate above −1: `'0.05'` is 5 %. */
export const rate = decimal('rate', 'a rate such as 0.05 for 5 %', (value) => value.gt(-1));
/** What a figure is rounded to: `'0.001'` keeps three digits. */
export const step = decimal('step', 'a step above zero, such as 0.001', (value) => value.gt(0));
/** A calendar date `YYYY-MM-DD`. */
export const date = z
  .string('must be a date YYYY-MM-DD')
  .meta({ title: 'date' })
  .refine(isLocalDate, 'must be a date YYYY-MM-DD');
/** A name that the caller chooses and finds again in the answer. */
export const id = z.string('must be a text').min(1, 'must not be empty').meta({ title: 'id' });
/** A whole number, zero or more. */
export const count = z.int('must be a whole number').min(0, 'must be zero or more').meta({ title: 'count' });
/** A number of months or of accounting periods: a hundred years at the most. */
export const months = count.max(1200, 'must be 1200 or less');
export const flag = z.boolean('must be true or false');

/**
 * The rounding of amounts, an input of every function that gives some: to the minor unit of the currency (JPY 0, KWD 3), or
 * to as many decimals as are asked for (0 for whole units, as most published examples print); without either to two.
 */
export const rounding = {
  currencyCode: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a code of ISO 4217 in capitals, such as USD')
    .optional(),
  decimals: z.int().min(0).max(12).optional(),
};

/** What was handed over, read by its schema; null is what is left out. Else BAD_USER_INPUT that names every field that is wrong. */
export function read<Schema extends z.ZodType>(schema: Schema, input: z.input<Schema>): z.output<Schema> {
  const result = schema.safeParse(withoutNulls(input), { error: inWords });
  if (result.success) return result.data;
  throw badInput(result.error.issues.map(({ path, message }) => `${fieldName(path)}: ${message}`).join('; '));
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  const given = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(given.map(([name, field]) => [name, withoutNulls(field)]));
}

/** What is wrong with a value for which its own schema has no words. */
function inWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is needed' : `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.join(' or ')}`;
    case 'invalid_union':
      return `must be ${(issue.options as readonly string[] | undefined)?.join(' or ') ?? 'as documented'}`;
    case 'unrecognized_keys':
      return `there is no ${issue.keys.join(', ')} to give`;
    case 'too_small':
      return issue.origin === 'array'
        ? `must have ${issue.minimum} or more entries`
        : `must be ${issue.minimum} or more`;
    case 'too_big':
      return `must be ${issue.maximum} or less`;
    default:
      return undefined;
  }
}

const kinds: Readonly<Record<string, string>> = { object: 'an object', array: 'a list', string: 'a text' };

function fieldName(path: readonly PropertyKey[]): string {
  const name = path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`),
    '',
  );
  return name === '' ? 'input' : name.replace(/^\./, '');
}

/** Refuses two entries of a list with the same id. */
export function requireUnique(path: string, entries: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const { id: name } of entries) {
    if (seen.has(name)) throw badInput(`${path}: ${name} is there twice`);
    seen.add(name);
  }
}

/** The entry of a list with an id, else BAD_USER_INPUT. */
export function entryOf<Entry extends { readonly id: string }>(
  path: string,
  entries: readonly Entry[],
  name: string,
): Entry {
  const found = entries.find((entry) => entry.id === name);
  if (!found) throw badInput(`${path}: there is no ${name}`);
  return found;
}

/** Refuses probabilities that do not add up to 1; thirds and the like cannot be written out, so nearly is enough. */
export function requireProbabilities(path: string, probabilities: readonly Decimal[]): void {
  const sum = probabilities.reduce((whole, one) => whole.plus(one), new Decimal(0));
  if (sum.minus(1).abs().gt('0.0001')) throw badInput(`${path}: probabilities must add up to 1`);
}
