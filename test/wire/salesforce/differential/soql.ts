import type { Value } from './deals.ts';
import type { Condition, Ordering, Question } from './questions.ts';

/** The question in SOQL; its last ordering makes the answer unambiguous. */
export function soqlOf(question: Question): string {
  const { fields, where, order, limit, offset } = question;
  const parts = [`SELECT ${fields.join(', ')} FROM Opportunity`];
  if (where) parts.push(`WHERE ${conditionText(where)}`);
  parts.push(`ORDER BY ${[...order.map(orderText), 'External_Id__c'].join(', ')}`);
  if (limit !== undefined) parts.push(`LIMIT ${limit}`);
  if (offset !== undefined) parts.push(`OFFSET ${offset}`);
  return parts.join(' ');
}

function orderText({ field, descending, nullsLast }: Ordering): string {
  return `${field}${descending ? ' DESC' : ''}${nullsLast ? ' NULLS LAST' : ''}`;
}

export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.terms.map((term) => inside(term)).join(condition.kind === 'and' ? ' AND ' : ' OR ');
    case 'not':
      return `NOT ${inside(condition.term)}`;
    case 'compare':
      return `${condition.field} ${condition.operator} ${valueText(condition.value, condition.field)}`;
    case 'like':
      return `${condition.field} LIKE '${likeText(condition.pattern)}'`;
    case 'in':
      return `${condition.field} ${condition.negated ? 'NOT IN' : 'IN'} (${condition.values.map((value) => valueText(value, condition.field)).join(', ')})`;
    case 'period':
      return `CloseDate ${condition.operator} ${condition.literal.text}`;
    case 'part':
      return `${condition.name}(CloseDate) ${condition.operator} ${condition.value}`;
    case 'account':
      return `AccountId ${condition.negated ? 'NOT IN' : 'IN'} (SELECT Id FROM Account WHERE ${conditionText(condition.inner)})`;
  }
}

function inside(condition: Condition): string {
  const text = conditionText(condition);
  return ['and', 'or', 'not'].includes(condition.kind) ? `(${text})` : text;
}

function valueText(value: Value, field: string): string {
  if (value === null || typeof value !== 'string') return String(value);
  return field === 'CloseDate' ? value : `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** `\%` and `\_` stay as they are; a backslash itself is doubled. */
function likeText(pattern: string): string {
  return pattern.replaceAll("'", "\\'");
}
