import type { ReportPeriod } from '../../../kit/report/period.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { suiteql } from '../suiteql.ts';
import { type Fact, type FactScope, readFacts } from './fact-query.ts';
import { type PostedMeasures, postedSections, sharedAmongSales } from './posted-revenue.ts';
import { ofSale } from './sale-dimensions.ts';

/**
 * What moved deferred revenue in each bucket, credits positive: `billed`, `credits`, `reclassified`, and what plans recognized of
 * sales billed in the same period (`sameperiod`), in one of the periods of the range before it (`withinrange`) or before the
 * range (`beforerange`); with the controls `journals` and `plans`.
 */
export async function deferralMovements(
  access: NetSuiteAccess,
  scope: FactScope,
  range: readonly ReportPeriod[],
): Promise<Fact[]> {
  const billedIn = ofSale(suiteql`s.postingperiod`);
  const measures: PostedMeasures = {
    accountType: 'DeferRevenue',
    direct: {
      measures: ['billed', 'credits', 'reclassified'],
      measure: suiteql`CASE WHEN t.type IN ('CustInvc', 'CashSale') THEN 'billed' WHEN t.type IN ('CustCred', 'CashRfnd') THEN 'credits'
        WHEN (SELECT o.voided FROM transaction o WHERE o.id = l.createdfrom) = 'T' THEN 'credits' ELSE 'reclassified' END`,
    },
    byPlans: {
      measures: ['beforerange', 'withinrange', 'sameperiod'],
      measure: suiteql`CASE WHEN p.postingperiod NOT IN ${range.map(({ sourceId }) => sourceId)} THEN 'beforerange'
        WHEN ${billedIn} = p.postingperiod THEN 'sameperiod'
        WHEN ${billedIn} IN ${range.map(({ sourceId }) => sourceId)} THEN 'withinrange' ELSE 'beforerange' END`,
    },
  };
  return sharedAmongSales(
    await readFacts(access, postedSections(access, scope, measures), scope),
    scope,
    measures,
  );
}
