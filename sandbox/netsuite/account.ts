/** The one account of the sandbox: its name, preferences and limits. */

/** Account id as the TBA realm writes it; host names have it in lower case with `-`. */
export const ACCOUNT_ID = 'TSTDRV1700001';

/** Requests in flight that the account allows, over all clients and services (service tier Premium). */
export const CONCURRENCY_LIMIT = 15;

/** Preference "Days Overdue for Hold": an open invoice later than this puts an AUTO customer on credit hold. */
export const DAYS_OVERDUE_FOR_HOLD = 60;

export const SUITEQL_PAGE = 1000;
export const SUITEQL_CAP = 100_000;
export const MAX_IN_LIST = 1000;

export function accountHost(service: 'suitetalk' | 'restlets'): string {
  return `${ACCOUNT_ID.toLowerCase().replaceAll('_', '-')}.${service}.api.netsuite.com`;
}
