import { type Deal, STAGES, type Value } from './deals.ts';
import type { Condition, Ordering, Question } from './questions.ts';

/** What the question's answer is, from the rows alone. */
export function answer(question: Question, rows: readonly Deal[]): unknown[] {
  const { fields, where, order, limit, offset = 0 } = question;
  const kept = rows.filter((row) => !where || holds(where, row));
  const byKey: Ordering = { field: 'External_Id__c', descending: false, nullsLast: false };
  const sorted = kept.toSorted((a, b) => compareRows(a, b, [...order, byKey]));
  const page = sorted.slice(offset, limit === undefined ? undefined : offset + limit);
  return page.map((row) => shown(row, fields));
}

function shown(row: Deal, fields: readonly string[]): unknown {
  const record: Record<string, unknown> = {};
  for (const field of fields) {
    const [parent, name] = field.split('.');
    if (name === undefined) record[field] = row[field];
    else if (row['Account.External_Id__c'] === null) record[parent as string] = null;
    else record[parent as string] = { ...(record[parent as string] as object), [name]: row[field] };
  }
  return record;
}

export function holds(condition: Condition, row: Deal): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.terms.every((term) => holds(term, row));
    case 'or':
      return condition.terms.some((term) => holds(term, row));
    case 'not':
      return !holds(condition.term, row);
    case 'compare':
      return compares(folded(row[condition.field]), condition.operator, folded(condition.value));
    case 'like': {
      const value = row[condition.field];
      return typeof value === 'string' && likeExpression(condition.pattern).test(folded(value) as string);
    }
    case 'in': {
      const value = folded(row[condition.field]);
      return condition.values.some((item) => folded(item) === value) !== condition.negated;
    }
    case 'period': {
      const day = row.CloseDate as string;
      const { first, last } = condition.literal;
      const position = day < first ? -1 : day > last ? 1 : 0;
      return compares(position, condition.operator, 0);
    }
    case 'part':
      return compares(datePart(condition.name, row.CloseDate as string), condition.operator, condition.value);
    case 'account': {
      const account = Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name.replace('Account.', ''), value]),
      );
      const found = row['Account.External_Id__c'] !== null && holds(condition.inner, account);
      return found !== condition.negated;
    }
  }
}

/** Nothing is smaller or larger than null, and only null equals it. */
function compares(left: Value, operator: string, right: Value): boolean {
  if (operator === '=') return left === right;
  if (operator === '!=') return left !== right;
  if (left === null || right === null) return false;
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    default:
      return left >= right;
  }
}

function folded(value: Value | undefined): Value {
  return typeof value === 'string' ? value.toLowerCase() : (value ?? null);
}

function likeExpression(pattern: string): RegExp {
  const source = pattern
    .toLowerCase()
    .replace(/\\(.)|%|_|[^%_\\]/gs, (piece, escaped?: string) =>
      piece === '%' ? '.*' : piece === '_' ? '.' : (escaped ?? piece).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'),
    );
  return new RegExp(`^${source}$`, 's');
}

export function datePart(name: string, day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const inYear = Math.round((Date.parse(day) - Date.UTC(year, 0, 1)) / 86_400_000) + 1;
  switch (name) {
    case 'CALENDAR_YEAR':
    case 'FISCAL_YEAR':
      return year;
    case 'CALENDAR_QUARTER':
    case 'FISCAL_QUARTER':
      return Math.ceil(month / 3);
    case 'CALENDAR_MONTH':
    case 'FISCAL_MONTH':
      return month;
    case 'DAY_IN_MONTH':
      return date;
    case 'DAY_IN_WEEK':
      return new Date(day).getUTCDay() + 1;
    case 'DAY_IN_YEAR':
      return inYear;
    case 'WEEK_IN_MONTH':
      return Math.ceil(date / 7);
    default:
      return Math.ceil(inYear / 7);
  }
}

function compareRows(a: Deal, b: Deal, order: readonly Ordering[]): number {
  for (const { field, descending, nullsLast } of order) {
    const [left, right] = [a, b].map((row) => sortKey(field, row[field])) as [Value, Value];
    if (left === right) continue;
    if (left === null || right === null) return (left === null) === nullsLast ? 1 : -1;
    return left < right === descending ? 1 : -1;
  }
  return 0;
}

/** Picklists sort as their values are listed; what is not listed would come last. */
function sortKey(field: string, value: Value | undefined): Value {
  const list = field === 'StageName' ? ALL_STAGES : field === 'LeadSource' ? ALL_SOURCES : undefined;
  return list && typeof value === 'string' ? list.indexOf(value) : folded(value);
}

const ALL_STAGES = STAGES;
const ALL_SOURCES = ['Web', 'Phone Inquiry', 'Other'];
