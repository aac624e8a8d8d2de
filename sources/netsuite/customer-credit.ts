import type { CreditHold } from './customer-writes.ts';
import type { NetSuiteAccess } from './netsuite.ts';
import { text } from './query.ts';
import { suiteql, where } from './suiteql.ts';
import { tenancy } from './tenancy.ts';

/** How a customer is given credit. */
export interface CustomerCreditRecord {
  readonly id: string;
  readonly hold: CreditHold;
  readonly onHold: boolean;
  /** Decimal text in `currencyCode`, the customer's own; null where there is no limit. */
  readonly limit: string | null;
  readonly currencyCode: string;
  readonly version: string;
}

/** At most 1,000 ids. */
export async function customerCredits(
  access: NetSuiteAccess,
  ids: readonly string[],
): Promise<CustomerCreditRecord[]> {
  const rows = await access.queries.rows(
    suiteql`SELECT c.id, c.creditholdoverride, c.oncredithold, c.creditlimit, cur.symbol AS currencycode,
      TO_CHAR(c.lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS version
      FROM customer c JOIN currency cur ON cur.id = c.currency
      ${where([suiteql`c.id IN ${ids}`, tenancy(access, suiteql`c.id`)])} ORDER BY c.id`,
  );
  return rows.map((row) => {
    const hold = row.creditholdoverride;
    return {
      id: row.id ?? '',
      hold: hold === 'ON' || hold === 'OFF' ? hold : 'AUTO',
      onHold: row.oncredithold === 'T',
      limit: text(row, 'creditlimit'),
      currencyCode: row.currencycode ?? '',
      version: row.version ?? '',
    };
  });
}
