import type { NetSuiteAccess } from '../netsuite.ts';
import { type SuiteQl, suiteql } from '../suiteql.ts';
import { type FactScope, type FactSection, periodIds } from './fact-query.ts';
import { outsideEliminations, primaryBook, type RevenueAccountType } from './posted-lines.ts';

interface PlannedRevenue extends Pick<FactSection, 'measure' | 'measures' | 'apart'> {
  readonly scope: FactScope;
  /** Posted by a journal in the period, or planned for it and not posted yet. */
  readonly state: 'recognized by a journal' | 'not recognized';
  /** Which account of the posting: what leaves deferred revenue is negative. Not given: income, whatever its account. */
  readonly accountType?: RevenueAccountType;
}

/**
 * Rows of actual revenue plans; forecast plans are left out. Who sold and through which channel is known by the sale
 * that a plan comes from. In a subsidiary's currency by the plan's own rate, not rounded.
 */
export function plannedRevenue(
  access: NetSuiteAccess,
  { measure, measures, apart, scope, state, accountType }: PlannedRevenue,
): FactSection {
  const { orderChannel, customerChannel } = access.columns;
  const isRecognized = state === 'recognized by a journal';
  const period = isRecognized ? suiteql`p.postingperiod` : suiteql`p.plannedperiod`;
  const sign = accountType === 'DeferRevenue' ? suiteql`-` : suiteql``;
  const account =
    accountType === 'DeferRevenue' ? suiteql`p.deferredrevenueaccount` : suiteql`p.recognitionaccount`;
  return {
    measure,
    measures,
    apart,
    period,
    currency: suiteql`rp.revenueplancurrency`,
    subsidiary: suiteql`e.subsidiary`,
    dimensions: {
      product: suiteql`e.item`,
      family: suiteql`NVL(${ofSale(suiteql`sl.class`)}, (SELECT i.class FROM item i WHERE i.id = e.item))`,
      customer: suiteql`e.entity`,
      channel: suiteql`NVL(${ofSale(suiteql`s.${orderChannel}`)}, (SELECT c.${customerChannel} FROM customer c WHERE c.id = e.entity))`,
      subsidiary: suiteql`e.subsidiary`,
      salesRep: ofSale(suiteql`s.employee`),
    },
    amount:
      scope.basis === 'transaction' || apart === 'control'
        ? suiteql`${sign}p.amount`
        : suiteql`CASE WHEN p.exchangerate = 1 THEN ${sign}p.amount ELSE ${sign}p.amount * p.exchangerate END`,
    from: suiteql`FROM revenueplanplannedrevenue p
      JOIN revenueplan rp ON rp.id = p.revenueplan AND rp.revenueplantype = 'ACTUAL' JOIN revenueelement e ON e.id = rp.createdfrom`,
    conditions: [
      suiteql`${period} IN ${periodIds(scope)}`,
      isRecognized ? suiteql`p.isrecognized = 'T' AND p.journal IS NOT NULL` : suiteql`p.isrecognized = 'F'`,
      suiteql`rp.accountingbook = ${primaryBook()}`,
      accountType === undefined
        ? undefined
        : suiteql`${account} IN (SELECT acc.id FROM account acc WHERE acc.accttype = ${accountType})`,
      outsideEliminations(suiteql`e.subsidiary`),
    ],
  };
}

/** A field of the sale that an element comes from; one sale, however many lines name the element. */
export function ofSale(field: SuiteQl): SuiteQl {
  return suiteql`(SELECT MIN(${field}) FROM transactionline sl JOIN transaction s ON s.id = sl.transaction
    WHERE sl.revenueelement = e.id AND sl.mainline = 'F' AND s.type IN ('CustInvc', 'CashSale', 'CustCred', 'CashRfnd'))`;
}
