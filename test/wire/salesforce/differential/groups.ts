import { Dice } from '../../../support/dice.ts';
import { datePart, holds } from './answers.ts';
import type { Deal, Value } from './deals.ts';
import { type Condition, condition } from './questions.ts';
import { conditionText } from './soql.ts';

/** A question about groups of deals. */
export interface GroupQuestion {
  readonly by: readonly string[];
  readonly kind: 'plain' | 'ROLLUP' | 'CUBE';
  readonly aggregates: readonly Aggregate[];
  readonly where: Condition | undefined;
  /** HAVING COUNT(Id) > this. */
  readonly moreThan: number | undefined;
}

interface Aggregate {
  readonly name: string;
  readonly field: string;
}

const GROUPS = [
  'StageName',
  'LeadSource',
  'IsClosed',
  'Account.BillingCountry',
  'CALENDAR_YEAR(CloseDate)',
  'CALENDAR_MONTH(CloseDate)',
  'DAY_IN_WEEK(CloseDate)',
];
const AGGREGATES: readonly Aggregate[] = [
  { name: 'COUNT', field: 'Id' },
  { name: 'COUNT', field: 'Amount' },
  { name: 'COUNT_DISTINCT', field: 'NextStep' },
  { name: 'SUM', field: 'Amount' },
  { name: 'AVG', field: 'Amount' },
  { name: 'MIN', field: 'Amount' },
  { name: 'MAX', field: 'TotalOpportunityQuantity' },
  { name: 'SUM', field: 'Account.NumberOfEmployees' },
  { name: 'MIN', field: 'CloseDate' },
  { name: 'MAX', field: 'CloseDate' },
];

export function groupQuestion(seed: number, rows: readonly Deal[]): GroupQuestion {
  const dice = new Dice(seed);
  const by = dice.some(GROUPS, dice.below(3));
  return {
    by,
    kind: by.length === 0 ? 'plain' : dice.one(['plain', 'plain', 'ROLLUP', 'CUBE'] as const),
    aggregates: dice.some(AGGREGATES, 1 + dice.below(4)),
    where: dice.chance(0.6) ? condition(dice, rows, 1) : undefined,
    moreThan: by.length > 0 && dice.chance(0.3) ? dice.below(6) : undefined,
  };
}

/** Groups come as g0, g1 and aggregates as expr0, expr1; the order makes the answer unambiguous. */
export function groupSoql({ by, kind, aggregates, where, moreThan }: GroupQuestion): string {
  const selected = [
    ...by.map((group, i) => `${group} g${i}`),
    ...aggregates.map(({ name, field }) => `${name}(${field})`),
  ];
  const parts = [`SELECT ${selected.join(', ')} FROM Opportunity`];
  if (where) parts.push(`WHERE ${conditionText(where)}`);
  if (by.length > 0) parts.push(`GROUP BY ${kind === 'plain' ? by.join(', ') : `${kind}(${by.join(', ')})`}`);
  if (moreThan !== undefined) parts.push(`HAVING COUNT(Id) > ${moreThan}`);
  const subtotals = kind === 'plain' ? [] : by.map((group) => `GROUPING(${group})`);
  if (by.length > 0) parts.push(`ORDER BY ${[...subtotals, ...by].join(', ')}`);
  return parts.join(' ');
}

/** The groups in no particular order, each with what it is grouped by. */
export function groupAnswer(question: GroupQuestion, rows: readonly Deal[]): Record<string, unknown>[] {
  const { by, kind, aggregates, where, moreThan } = question;
  const kept = rows.filter((row) => !where || holds(where, row));
  return groupingSets(by.length, kind).flatMap((set) => {
    const groups = new Map<string, Deal[]>(set.length === 0 ? [['[]', []]] : []);
    for (const row of kept) {
      const key = JSON.stringify(set.map((i) => groupValue(by[i] as string, row)));
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    return [...groups]
      .filter(([, members]) => moreThan === undefined || members.length > moreThan)
      .map(([key, members]) => {
        const values = JSON.parse(key) as Value[];
        return Object.fromEntries([
          ...by.map((_, i) => [`g${i}`, set.includes(i) ? values[set.indexOf(i)] : null]),
          ...aggregates.map((aggregate, i) => [`expr${i}`, aggregated(aggregate, members)]),
        ]) as Record<string, unknown>;
      });
  });
}

function groupValue(group: string, row: Deal): Value {
  const [name = '', field] = group.replace(')', '').split('(');
  return field === undefined ? (row[name] ?? null) : datePart(name, row[field] as string);
}

function groupingSets(count: number, kind: GroupQuestion['kind']): number[][] {
  const all = Array.from({ length: count }, (_, i) => i);
  if (kind === 'plain') return [all];
  if (kind === 'ROLLUP') return [...all.map((_, i) => all.slice(0, count - i)), []];
  return Array.from({ length: 2 ** count }, (_, mask) => all.filter((i) => (mask >> i) % 2 === 1));
}

function aggregated({ name, field }: Aggregate, members: readonly Deal[]): Value {
  if (field === 'Id') return members.length;
  const values = members.map((row) => row[field] ?? null).filter((value) => value !== null);
  if (name === 'COUNT') return values.length;
  if (name === 'COUNT_DISTINCT') return new Set(values.map((value) => String(value).toLowerCase())).size;
  if (values.length === 0) return null;
  if (name === 'MIN') return values.reduce((least, value) => (value < least ? value : least));
  if (name === 'MAX') return values.reduce((most, value) => (value > most ? value : most));
  // In whole hundredths, which doubles add exactly.
  const sum = values.reduce<number>((total, value) => total + Math.round((value as number) * 100), 0);
  return name === 'SUM' ? sum / 100 : Math.round((sum / values.length) * 1e6) / 1e8;
}
