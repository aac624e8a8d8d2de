import { outsideEliminations, primaryBook } from '../counted-once.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { suiteql } from '../suiteql.ts';
import { type FactScope, type FactSection, periodIds } from './fact-query.ts';
import type { RevenueAccountType } from './posted-lines.ts';
import { elementDimensions } from './sale-dimensions.ts';

interface PlannedRevenue extends Pick<FactSection, 'measure' | 'measures' | 'apart'> {
  readonly scope: FactScope;
  /** Posted by a journal in the period, or planned for it and not posted yet. */
  readonly state: 'recognized by a journal' | 'not recognized';
  /** Which account of the posting: what leaves deferred revenue is negative. Not given: income, whatever its account. */
  readonly accountType?: RevenueAccountType;
}

/** Rows of actual revenue plans; forecast plans are left out. In a subsidiary's currency by the plan's own rate, not rounded. */
export function plannedRevenue(
  access: NetSuiteAccess,
  { measure, measures, apart, scope, state, accountType }: PlannedRevenue,
): FactSection {
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
    dimensions: elementDimensions(access),
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
