import { Dice } from '../../../support/dice.ts';
import { type DateLiteral, dateLiterals } from './date-literals.ts';
import { type Deal, SOURCES, STAGES, type Value } from './deals.ts';

/** A question about deals that can be written as SOQL and answered from plain rows. */
export interface Question {
  readonly fields: readonly string[];
  readonly where: Condition | undefined;
  readonly order: readonly Ordering[];
  readonly limit: number | undefined;
  readonly offset: number | undefined;
}

export interface Ordering {
  readonly field: string;
  readonly descending: boolean;
  readonly nullsLast: boolean;
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Condition[] }
  | { readonly kind: 'not'; readonly term: Condition }
  | { readonly kind: 'compare'; readonly field: string; readonly operator: string; readonly value: Value }
  | { readonly kind: 'like'; readonly field: string; readonly pattern: string }
  | {
      readonly kind: 'in';
      readonly field: string;
      readonly negated: boolean;
      readonly values: readonly Value[];
    }
  | { readonly kind: 'period'; readonly operator: string; readonly literal: DateLiteral }
  | { readonly kind: 'part'; readonly name: string; readonly operator: string; readonly value: number }
  | { readonly kind: 'account'; readonly negated: boolean; readonly inner: Condition };

const TEXTS = ['Name', 'NextStep', 'Account.Name', 'Account.BillingCountry', 'External_Id__c'];
const NUMBERS = ['Amount', 'TotalOpportunityQuantity', 'Account.NumberOfEmployees'];
const LISTS: Readonly<Record<string, readonly string[]>> = { StageName: STAGES, LeadSource: SOURCES };
const FIELDS = [...TEXTS, ...NUMBERS, ...Object.keys(LISTS), 'CloseDate', 'IsClosed'];
const ORDERED = ['<', '<=', '>', '>='];
const DATE_PARTS = [
  'CALENDAR_YEAR',
  'CALENDAR_QUARTER',
  'CALENDAR_MONTH',
  'DAY_IN_MONTH',
  'DAY_IN_WEEK',
  'DAY_IN_YEAR',
  'WEEK_IN_MONTH',
  'WEEK_IN_YEAR',
  'FISCAL_QUARTER',
];

export function question(seed: number, rows: readonly Deal[]): Question {
  const dice = new Dice(seed);
  return {
    fields: [
      'External_Id__c',
      ...dice.some(
        FIELDS.slice(0, -1).filter((name) => name !== 'External_Id__c'),
        dice.below(5),
      ),
    ],
    where: dice.chance(0.9) ? condition(dice, rows, 2) : undefined,
    order: dice.some(FIELDS, dice.below(3)).map((field) => ({
      field,
      descending: dice.chance(0.5),
      nullsLast: dice.chance(0.3),
    })),
    limit: dice.chance(0.3) ? dice.below(30) : undefined,
    offset: dice.chance(0.2) ? dice.below(20) : undefined,
  };
}

export function condition(dice: Dice, rows: readonly Deal[], depth: number): Condition {
  if (depth > 0 && dice.chance(0.5)) {
    if (dice.chance(0.25)) return { kind: 'not', term: condition(dice, rows, depth - 1) };
    const terms = Array.from({ length: 2 + dice.below(2) }, () => condition(dice, rows, depth - 1));
    return { kind: dice.chance(0.5) ? 'and' : 'or', terms };
  }
  return comparison(dice, rows);
}

function comparison(dice: Dice, rows: readonly Deal[]): Condition {
  const row = dice.one(rows);
  switch (dice.below(7)) {
    case 0: {
      const field = dice.one(TEXTS);
      return { kind: 'like', field, pattern: pattern(dice, String(row[field] ?? 'x')) };
    }
    case 1: {
      const field = dice.one([...TEXTS, ...NUMBERS, ...Object.keys(LISTS), 'CloseDate']);
      const values = Array.from({ length: 1 + dice.below(4) }, () => dice.one(rows)[field] ?? null);
      return { kind: 'in', field, negated: dice.chance(0.4), values };
    }
    case 2:
      return {
        kind: 'period',
        operator: dice.one(['=', '!=', ...ORDERED]),
        literal: dice.one(dateLiterals()),
      };
    case 3: {
      const name = dice.one(DATE_PARTS);
      return {
        kind: 'part',
        name,
        operator: dice.one(['=', '!=', ...ORDERED]),
        value:
          name.endsWith('YEAR') && name !== 'DAY_IN_YEAR' && name !== 'WEEK_IN_YEAR'
            ? 2024
            : 1 + dice.below(12),
      };
    }
    case 4:
      return { kind: 'compare', field: 'IsClosed', operator: dice.one(['=', '!=']), value: dice.chance(0.5) };
    case 5: {
      const field = dice.one([...NUMBERS, 'CloseDate']);
      const value = row[field] ?? null;
      const between = typeof value === 'number' && field !== 'Account.NumberOfEmployees' && dice.chance(0.3);
      return {
        kind: 'compare',
        field,
        operator: dice.one(value === null ? ['=', '!='] : ['=', '!=', ...ORDERED]),
        value: between ? (value * 1000 + 5) / 1000 : value,
      };
    }
    default: {
      const field = dice.one([...TEXTS, ...Object.keys(LISTS)]);
      const value = row[field] ?? null;
      const operators = value === null || field in LISTS ? ['=', '!='] : ['=', '!=', ...ORDERED];
      return {
        kind: 'compare',
        field,
        operator: dice.one(operators),
        value: typeof value === 'string' && dice.chance(0.3) ? value.toUpperCase() : value,
      };
    }
  }
}

/** A LIKE pattern that a text often fits: pieces of it become wildcards, its own wildcards are escaped. */
function pattern(dice: Dice, text: string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) {
    if (dice.chance(0.2)) {
      result += '%';
      i += dice.below(4);
    } else if (dice.chance(0.15)) result += '_';
    else result += '%_\\'.includes(text[i] as string) ? `\\${text[i]}` : text[i];
  }
  return result === '' ? '%' : result;
}

/** A question at most one semi-join deeper: deals of accounts that have such a deal. */
export function withAccounts(question: Question, negated: boolean, inner: Condition): Question {
  const account: Condition = { kind: 'account', negated, inner };
  return { ...question, where: question.where ? { kind: 'and', terms: [account, question.where] } : account };
}
