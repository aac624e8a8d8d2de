import type { NetSuiteAccess } from '../netsuite.ts';
import { suiteql } from '../suiteql.ts';
import { SALES } from './sale-dimensions.ts';

/**
 * Sales that wait for their revenue plans: entered or changed since NetSuite last updated plans, which it does every few hours.
 * What they will earn is not planned yet.
 */
export async function salesWithoutPlans(
  access: NetSuiteAccess,
): Promise<{ code: string; message: string; count: number }> {
  const [row] = await access.queries.rows(
    suiteql`SELECT COUNT(*) AS sales FROM (
      SELECT DISTINCT l.transaction FROM transaction t JOIN transactionline l ON l.transaction = t.id AND l.mainline = 'F' AND l.taxline = 'F'
        JOIN item i ON i.id = l.item AND i.revenuerecognitionrule IS NOT NULL
        LEFT JOIN revenueelement e ON e.id = l.revenueelement
      WHERE t.type IN ${SALES} AND t.voided = 'F'
        AND t.postingperiod IN (SELECT ap.id FROM accountingperiod ap WHERE ap.isposting = 'T' AND ap.closed = 'F')
        AND (e.id IS NULL OR e.requiresrevenueplanupdate = 'T')) waiting`,
  );
  return {
    code: 'PLANS_NOT_UPDATED',
    message:
      'Sales were entered or changed since their revenue plans were last updated; what they will earn is not planned yet.',
    count: Number(row?.sales ?? 0),
  };
}
