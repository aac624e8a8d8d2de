import { outsideEliminations, primaryBook } from '../counted-once.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { suiteql } from '../suiteql.ts';
import { type Fact, type FactScope, type FactSection, literal, periodIds, readFacts } from './fact-query.ts';
import { postedLines } from './posted-lines.ts';
import { SALES } from './sale-dimensions.ts';

/**
 * What was billed in each bucket by the period that it is recognized in (the dimension `earnedin`; null: it waits for its plan):
 * `recognized` and `remaining`, with the control `billed`, the sales' own amounts. Without sales that were voided.
 */
export function waterfall(access: NetSuiteAccess, scope: FactScope): Promise<Fact[]> {
  const own = { ...scope, dimensions: [...scope.dimensions, 'earnedin' as const] };
  const lines = { scope: own, apart: 'all', by: 'sales without current plans' } as const;
  const control = { ...literal('billed'), scope: own, apart: 'control', by: 'sales' } as const;
  return readFacts(
    access,
    [
      plansOfSales(access, own),
      postedLines(access, { ...lines, ...literal('recognized'), accountType: 'Income' }),
      postedLines(access, { ...lines, ...literal('remaining'), accountType: 'DeferRevenue' }),
      postedLines(access, { ...control, accountType: 'Income' }),
      postedLines(access, { ...control, accountType: 'DeferRevenue' }),
    ],
    own,
  );
}

/** Plans of the sales of some periods. What a plan that is to be updated still expects is not counted: its sale waits. */
function plansOfSales(access: NetSuiteAccess, scope: FactScope): FactSection {
  const { orderChannel, customerChannel } = access.columns;
  return {
    measures: ['recognized', 'remaining'],
    measure: suiteql`CASE WHEN p.isrecognized = 'T' THEN 'recognized' ELSE 'remaining' END`,
    apart: 'all',
    period: suiteql`s.postingperiod`,
    currency: suiteql`rp.revenueplancurrency`,
    subsidiary: suiteql`e.subsidiary`,
    dimensions: {
      product: suiteql`e.item`,
      family: suiteql`NVL(sl.class, (SELECT i.class FROM item i WHERE i.id = e.item))`,
      customer: suiteql`e.entity`,
      channel: suiteql`NVL(s.${orderChannel}, (SELECT c.${customerChannel} FROM customer c WHERE c.id = e.entity))`,
      subsidiary: suiteql`e.subsidiary`,
      salesRep: suiteql`s.employee`,
      earnedin: suiteql`NVL(p.postingperiod, p.plannedperiod)`,
    },
    amount:
      scope.basis === 'transaction'
        ? suiteql`p.amount`
        : suiteql`CASE WHEN p.exchangerate = 1 THEN p.amount ELSE p.amount * p.exchangerate END`,
    from: suiteql`FROM transaction s JOIN transactionline sl ON sl.transaction = s.id AND sl.mainline = 'F'
      JOIN revenueelement e ON e.id = sl.revenueelement JOIN revenueplan rp ON rp.createdfrom = e.id AND rp.revenueplantype = 'ACTUAL'
      JOIN revenueplanplannedrevenue p ON p.revenueplan = rp.id`,
    conditions: [
      suiteql`s.postingperiod IN ${periodIds(scope)}`,
      suiteql`s.type IN ${SALES} AND s.voided = 'F' AND rp.accountingbook = ${primaryBook()}`,
      // An element counts once, however many lines name it.
      suiteql`sl.uniquekey = (SELECT MIN(x.uniquekey) FROM transactionline x JOIN transaction xt ON xt.id = x.transaction
        WHERE x.revenueelement = e.id AND x.mainline = 'F' AND xt.type IN ${SALES})`,
      suiteql`p.isrecognized = 'T' OR e.requiresrevenueplanupdate = 'F'`,
      outsideEliminations(suiteql`e.subsidiary`),
    ],
  };
}
