import { parseQuery as parseByOracle } from '@jetstreamapp/soql-parser-js';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../sandbox/salesforce/soql/parse-query.ts';
import type { Condition, Expression, Query } from '../../../sandbox/salesforce/soql/syntax.ts';
import { deals } from './differential/deals.ts';
import { groupQuestion, groupSoql } from './differential/groups.ts';
import { question } from './differential/questions.ts';
import { soqlOf } from './differential/soql.ts';

const QUERIES = [
  'SELECT Id FROM Account',
  'select id, name from account limit 10 offset 5',
  "SELECT Id, Owner.Profile.Name FROM Account a WHERE a.Name = 'x'",
  "SELECT Id FROM Account WHERE Name LIKE 'A%' AND (AnnualRevenue > 1000.50 OR NumberOfEmployees <= 5)",
  "SELECT Id FROM Account WHERE NOT Name = 'x'",
  "SELECT Id FROM Account WHERE (NOT Name = 'x') AND IsDeleted = false",
  "SELECT Id FROM Account WHERE Name IN ('a', 'b\\'c', 'd\\\\e') AND Type NOT IN ('x')",
  "SELECT Id FROM User WHERE Product_Families__c INCLUDES ('a;b', 'c') AND Product_Families__c EXCLUDES ('d')",
  'SELECT Id FROM Order WHERE EffectiveDate = TODAY AND CreatedDate > LAST_N_DAYS:30',
  'SELECT Id FROM Order WHERE EffectiveDate >= 2024-01-01 AND CreatedDate < 2024-01-01T10:00:00Z',
  'SELECT Id FROM Order WHERE CreatedDate < 2024-01-01T10:00:00.123+02:00',
  'SELECT Id FROM Account WHERE AnnualRevenue = null OR AnnualRevenue != null',
  'SELECT Id FROM Account WHERE AnnualRevenue = -5 OR AnnualRevenue = 7',
  'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Order WHERE TotalAmount > 5)',
  'SELECT Id, (SELECT Id, Product2.Name FROM OrderItems WHERE Quantity > 1 ORDER BY Quantity DESC LIMIT 3) FROM Order',
  'SELECT COUNT() FROM Account',
  'SELECT COUNT(Id) total, SUM(Amount), StageName FROM Opportunity GROUP BY StageName HAVING SUM(Amount) > 10',
  'SELECT CALENDAR_YEAR(CloseDate) y, COUNT_DISTINCT(AccountId) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate)',
  'SELECT StageName, Type, COUNT(Id) FROM Opportunity GROUP BY ROLLUP(StageName, Type)',
  'SELECT StageName, Type, COUNT(Id) FROM Opportunity GROUP BY CUBE(StageName, Type)',
  'SELECT TYPEOF Owner WHEN User THEN Name, Email WHEN Group THEN Name ELSE Id END FROM Order',
  'SELECT toLabel(Status), convertCurrency(TotalAmount) amount, FORMAT(TotalAmount) shown FROM Order',
  'SELECT FIELDS(STANDARD) FROM Account LIMIT 200',
  'SELECT Id FROM Account ORDER BY Name ASC NULLS LAST, CreatedDate DESC NULLS FIRST, Id',
  'SELECT Id FROM Account LIMIT 1 FOR UPDATE',
  'SELECT Id FROM Account USING SCOPE everything',
  "SELECT Id FROM Account WHERE Name = '\\u00c4rmel'",
];

/** A tree that both parsers can be brought to: who selects what from where, under which conditions, in which order. */
interface Outline {
  from: string;
  fields: string[];
  subqueries: Outline[];
  conditions: string[];
  order: string[];
  groupBy: number;
  limit: number | undefined;
  offset: number | undefined;
}

function ours(query: Query): Outline {
  return {
    from: query.from.names.join('.').toLowerCase(),
    fields: query.select.flatMap((item) => {
      if (item.kind === 'subquery') return [];
      return [item.kind === 'typeof' ? `typeof ${item.path.names.join('.')}` : nameOf(item.expression)];
    }),
    subqueries: query.select.flatMap((item) => (item.kind === 'subquery' ? [ours(item.query)] : [])),
    conditions: query.where ? comparisons(query.where) : [],
    order: query.orderBy.map(
      ({ by, descending, nulls }) => `${nameOf(by)} ${descending ? 'desc' : 'asc'} ${nulls ?? ''}`,
    ),
    groupBy: query.groupBy ? (query.groupBy.kind === 'plain' ? query.groupBy.by.length : 1) : 0,
    limit: query.limit?.value,
    offset: query.offset?.value,
  };
}

function nameOf(expression: Expression): string {
  return (
    expression.kind === 'field' ? expression.path.names.join('.') : `${expression.name}()`
  ).toLowerCase();
}

function comparisons(condition: Condition): string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.terms.flatMap(comparisons);
    case 'not':
      return comparisons(condition.term);
    case 'compare':
      return [`${nameOf(condition.left)} ${condition.operator}`];
    case 'in':
      return [`${nameOf(condition.left)} ${condition.negated ? 'NOT IN' : 'IN'} ${condition.values.length}`];
    case 'semijoin':
      return [`${nameOf(condition.left)} ${condition.negated ? 'NOT IN' : 'IN'} query`];
    case 'includes':
      return [
        `${nameOf(condition.left)} ${condition.negated ? 'EXCLUDES' : 'INCLUDES'} ${condition.values.length}`,
      ];
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the other parser's tree is read only here, by its documented names.
type Theirs = any;

function theirs(query: Theirs): Outline {
  return {
    from: (query.sObject ?? query.relationshipName).toLowerCase(),
    fields: query.fields.flatMap((field: Theirs) => {
      if (field.type === 'FieldSubquery') return [];
      if (field.type === 'FieldTypeof') return [`typeof ${field.field}`];
      return [fieldName(field)];
    }),
    subqueries: query.fields.flatMap((field: Theirs) =>
      field.type === 'FieldSubquery' ? [theirs(field.subquery)] : [],
    ),
    conditions: query.where ? flattened(query.where) : [],
    order: [query.orderBy ?? []]
      .flat()
      .map(
        (item: Theirs) =>
          `${(item.fn ? `${item.fn.functionName}()` : item.field).toLowerCase()} ${(item.order ?? 'ASC').toLowerCase()} ${(item.nulls ?? '').toLowerCase()}`,
      ),
    groupBy: [query.groupBy ?? []].flat().length,
    limit: query.limit,
    offset: query.offset,
  };
}

function fieldName(field: Theirs): string {
  if (field.type === 'FieldFunctionExpression') return `${field.functionName}()`.toLowerCase();
  if (field.type === 'FieldRelationship')
    return [...field.relationships, field.field].join('.').toLowerCase();
  return field.field.toLowerCase();
}

function flattened(where: Theirs): string[] {
  const here: string[] = [];
  const { left } = where;
  if (left?.operator) {
    const name = (left.fn ? `${left.fn.functionName}()` : left.field).toLowerCase();
    if (left.valueQuery) here.push(`${name} ${left.operator} query`);
    else if (Array.isArray(left.value)) here.push(`${name} ${left.operator} ${left.value.length}`);
    else here.push(`${name} ${left.operator}`);
  }
  return where.right ? [...here, ...flattened(where.right)] : here;
}

describe('The parser understands queries as another parser does', () => {
  test.each(QUERIES)('%s', (soql) => {
    expect(ours(parseQuery(soql))).toEqual(theirs(parseByOracle(soql, { allowApexBindVariables: false })));
  });

  test('and so for generated ones, with trees of conditions, date literals, functions and groups', () => {
    const { rows } = deals();
    const generated = Array.from({ length: 300 }, (_, seed) => soqlOf(question(seed, rows)));
    const grouped = Array.from({ length: 300 }, (_, seed) => groupQuestion(seed, rows))
      // The other parser does not know functions inside ROLLUP and CUBE.
      .filter(({ kind, by }) => kind === 'plain' || !by.join().includes('('))
      .map(groupSoql);
    expect(grouped.length).toBeGreaterThan(200);
    for (const soql of [...generated, ...grouped])
      expect({ soql, ...ours(parseQuery(soql)) }).toEqual({ soql, ...theirs(parseByOracle(soql)) });
  });

  test.each([
    'SELECT FROM Account',
    'SELECT Id Account',
    'SELECT Id, FROM Account',
    "SELECT Id FROM Account WHERE Name = 'x",
    'SELECT Id FROM Account WHERE',
    'SELECT Id FROM Account WHERE Name IN ()',
    'SELECT Id FROM Account ORDER Name',
    'SELECT Id FROM Account LIMIT many',
    'SELECT (SELECT Id FROM Orders FROM Account',
  ])('and refuses what it refuses: %s', (soql) => {
    expect(() => parseByOracle(soql)).toThrow();
    expect(() => parseQuery(soql)).toThrow();
  });
});
