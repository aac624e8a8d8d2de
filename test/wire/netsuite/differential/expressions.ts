import { compareValues, type Row, shown, type Value } from './rows.ts';

/** Expressions and conditions that can be written as SuiteQL and evaluated on a row. */

export type Scalar =
  | { readonly node: 'column'; readonly name: string }
  | { readonly node: 'value'; readonly value: Value }
  | { readonly node: 'nvl'; readonly first: Scalar; readonly second: Scalar }
  | { readonly node: 'sum'; readonly operator: '+' | '-'; readonly left: Scalar; readonly right: Scalar }
  | { readonly node: 'case'; readonly when: Condition; readonly chosen: Scalar; readonly otherwise: Scalar };

export type Condition =
  | { readonly node: 'and' | 'or'; readonly terms: readonly Condition[] }
  | { readonly node: 'not'; readonly term: Condition }
  | { readonly node: 'compare'; readonly operator: Operator; readonly left: Scalar; readonly right: Scalar }
  | {
      readonly node: 'in';
      readonly operand: Scalar;
      readonly values: readonly Value[];
      readonly negated: boolean;
    }
  | { readonly node: 'between'; readonly operand: Scalar; readonly low: Value; readonly high: Value }
  | { readonly node: 'null'; readonly operand: Scalar; readonly negated: boolean }
  | { readonly node: 'like'; readonly operand: Scalar; readonly pattern: string };

export type Operator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export function literal(value: Value): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'number')
    return `TO_DATE('${new Date(value * 86_400_000).toISOString().slice(0, 10)}', 'YYYY-MM-DD')`;
  return shown(value) as string;
}

export function scalarText(scalar: Scalar): string {
  switch (scalar.node) {
    case 'column':
      return scalar.name;
    case 'value':
      return literal(scalar.value);
    case 'nvl':
      return `NVL(${scalarText(scalar.first)}, ${scalarText(scalar.second)})`;
    case 'sum':
      return `(${scalarText(scalar.left)} ${scalar.operator} ${scalarText(scalar.right)})`;
    case 'case':
      return `CASE WHEN ${conditionText(scalar.when)} THEN ${scalarText(scalar.chosen)} ELSE ${scalarText(scalar.otherwise)} END`;
  }
}

export function conditionText(condition: Condition): string {
  switch (condition.node) {
    case 'and':
    case 'or':
      return `(${condition.terms.map(conditionText).join(condition.node === 'and' ? ' AND ' : ' OR ')})`;
    case 'not':
      return `NOT (${conditionText(condition.term)})`;
    case 'compare':
      return `${scalarText(condition.left)} ${condition.operator} ${scalarText(condition.right)}`;
    case 'in':
      return `${scalarText(condition.operand)} ${condition.negated ? 'NOT ' : ''}IN (${condition.values.map(literal).join(', ')})`;
    case 'between':
      return `${scalarText(condition.operand)} BETWEEN ${literal(condition.low)} AND ${literal(condition.high)}`;
    case 'null':
      return `${scalarText(condition.operand)} IS ${condition.negated ? 'NOT ' : ''}NULL`;
    case 'like':
      return `${scalarText(condition.operand)} LIKE ${literal(condition.pattern)}`;
  }
}

export function evaluate(scalar: Scalar, row: Row): Value {
  switch (scalar.node) {
    case 'column':
      return row[scalar.name] ?? null;
    case 'value':
      return scalar.value;
    case 'nvl':
      return evaluate(scalar.first, row) ?? evaluate(scalar.second, row);
    case 'sum': {
      const [left, right] = [evaluate(scalar.left, row), evaluate(scalar.right, row)] as [
        bigint | null,
        bigint | null,
      ];
      return left === null || right === null ? null : scalar.operator === '+' ? left + right : left - right;
    }
    case 'case':
      return evaluate(holds(scalar.when, row) === true ? scalar.chosen : scalar.otherwise, row);
  }
}

function compared(operator: Operator, left: Value, right: Value): boolean | null {
  if (left === null || right === null) return null;
  const order = compareValues(left, right);
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** True, false or unknown (null), as SQL has it. */
export function holds(condition: Condition, row: Row): boolean | null {
  switch (condition.node) {
    case 'and':
    case 'or': {
      const decisive = condition.node === 'or';
      const results = condition.terms.map((term) => holds(term, row));
      return results.includes(decisive) ? decisive : results.includes(null) ? null : !decisive;
    }
    case 'not': {
      const result = holds(condition.term, row);
      return result === null ? null : !result;
    }
    case 'compare':
      return compared(condition.operator, evaluate(condition.left, row), evaluate(condition.right, row));
    case 'in': {
      const value = evaluate(condition.operand, row);
      if (value === null) return null;
      const found = condition.values.some((candidate) => compareValues(value, candidate) === 0);
      return condition.negated ? !found : found;
    }
    case 'between': {
      const value = evaluate(condition.operand, row);
      if (value === null) return null;
      return compareValues(value, condition.low) >= 0 && compareValues(value, condition.high) <= 0;
    }
    case 'null':
      return (evaluate(condition.operand, row) === null) !== condition.negated;
    case 'like': {
      const value = evaluate(condition.operand, row);
      if (value === null) return null;
      const pattern = condition.pattern
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('%', '.*')
        .replaceAll('_', '.');
      return new RegExp(`^${pattern}$`, 's').test(String(value));
    }
  }
}
