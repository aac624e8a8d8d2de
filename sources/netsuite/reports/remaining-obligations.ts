import { outsideEliminations, primaryBook } from '../counted-once.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { date, suiteql } from '../suiteql.ts';
import { bookedLines } from './bookings.ts';
import { type Fact, type FactScope, type FactSection, literal, readFacts } from './fact-query.ts';
import { postedLines } from './posted-lines.ts';
import { elementDimensions, orderDimensions } from './sale-dimensions.ts';

/**
 * What customers committed to and is not revenue at the end of a day: of what is billed, what plans recognize within twelve months
 * (`soon`), later (`late`) or do not say yet (`waiting`); of orders, what is not billed (`backlog`, told apart by the months that
 * its revenue is spread over once it is billed: the dimension `term`). With the controls `ledger`, what the accounts of deferred
 * revenue hold, and `byhand`, what journals entered by hand did to them, in the documents' currencies; where the rest is in those of
 * subsidiaries, also with `deferred`, what is billed and not revenue. The scope has one bucket, of all periods.
 */
export function remainingObligations(
  access: NetSuiteAccess,
  scope: FactScope,
  asOf: string,
): Promise<Fact[]> {
  const own = { ...scope, dimensions: [...scope.dimensions, 'term' as const] };
  const ledger = { accountType: 'DeferRevenue', scope: own, until: asOf } as const;
  return readFacts(
    access,
    [
      plansToCome(access, own, asOf),
      backlog(access, own, asOf),
      postedLines(access, {
        ...ledger,
        ...literal('waiting'),
        apart: 'all',
        by: 'sales without current plans',
      }),
      postedLines(access, { ...ledger, ...literal('ledger'), apart: 'control', by: 'everything' }),
      postedLines(access, { ...ledger, ...literal('byhand'), apart: 'control', by: 'journals by hand' }),
      ...(own.basis === 'transaction' ? [] : deferredInDocuments(access, own, asOf)),
    ],
    own,
  );
}

/** What is billed and not revenue, in the documents' currencies. */
function deferredInDocuments(access: NetSuiteAccess, scope: FactScope, asOf: string): FactSection[] {
  const control = { ...literal('deferred'), apart: 'control' } as const;
  return [
    { ...plansToCome(access, { ...scope, basis: 'transaction' }, asOf), ...control },
    postedLines(access, {
      ...control,
      accountType: 'DeferRevenue',
      by: 'sales without current plans',
      scope,
      until: asOf,
    }),
  ];
}

/** Rows of plans of what was billed until the day that were not posted by then. */
function plansToCome(access: NetSuiteAccess, { basis }: FactScope, asOf: string): FactSection {
  const day = date(asOf);
  return {
    measures: ['soon', 'late'],
    measure: suiteql`CASE WHEN ap.enddate <= ADD_MONTHS(${day}, 12) THEN 'soon' ELSE 'late' END`,
    apart: 'all',
    period: suiteql`p.plannedperiod`,
    currency: suiteql`rp.revenueplancurrency`,
    subsidiary: suiteql`e.subsidiary`,
    dimensions: elementDimensions(access),
    amount:
      basis === 'transaction'
        ? suiteql`p.amount`
        : suiteql`CASE WHEN p.exchangerate = 1 THEN p.amount ELSE p.amount * p.exchangerate END`,
    from: suiteql`FROM revenueplanplannedrevenue p JOIN revenueplan rp ON rp.id = p.revenueplan AND rp.revenueplantype = 'ACTUAL'
      JOIN revenueelement e ON e.id = rp.createdfrom JOIN accountingperiod ap ON ap.id = NVL(p.postingperiod, p.plannedperiod)`,
    conditions: [
      suiteql`(p.isrecognized = 'F' AND e.requiresrevenueplanupdate = 'F') OR (p.journal IS NOT NULL AND p.dateexecuted > ${day})`,
      suiteql`rp.accountingbook = ${primaryBook()}`,
      suiteql`e.elementdate <= ${day}`,
      outsideEliminations(suiteql`e.subsidiary`),
    ],
  };
}

/** Lines of open orders until the day, less what bills until then billed of them. */
function backlog(access: NetSuiteAccess, { basis }: FactScope, asOf: string): FactSection {
  const day = date(asOf);
  const billed = suiteql`NVL((SELECT SUM(k.foreignamount) FROM nexttransactionlinelink k JOIN transaction b ON b.id = k.nextdoc
    WHERE k.previousdoc = l.transaction AND k.previousline = l.id AND k.nexttype IN ('CustInvc', 'CashSale') AND b.trandate <= ${day}), 0)`;
  const left = suiteql`GREATEST(-l.foreignamount - ${billed}, 0)`;
  return {
    ...literal('backlog'),
    apart: 'all',
    // Orders are not posted: any period of the one bucket will do.
    period: suiteql`NULL`,
    currency: suiteql`t.currency`,
    subsidiary: suiteql`l.subsidiary`,
    dimensions: {
      ...orderDimensions(access),
      term: suiteql`(SELECT CASE WHEN rule.recognitionmethod = 'POINT_IN_TIME' THEN 0 ELSE rule.terminmonths END
        FROM item ti JOIN revenuerecognitionrule rule ON rule.id = ti.revenuerecognitionrule WHERE ti.id = l.item)`,
    },
    amount:
      basis === 'transaction'
        ? left
        : suiteql`CASE WHEN t.exchangerate = 1 THEN ${left} ELSE ${left} * t.exchangerate END`,
    from: suiteql`FROM ${bookedLines()}`,
    conditions: [
      suiteql`t.type = 'SalesOrd' AND t.status NOT IN ('C', 'H') AND NVL(l.isclosed, 'F') = 'F' AND t.trandate <= ${day}`,
      outsideEliminations(suiteql`l.subsidiary`),
    ],
  };
}
