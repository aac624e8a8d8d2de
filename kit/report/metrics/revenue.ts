import type { MetricTable } from '../metric.ts';

const FLOW =
  "Each document's own rate in a subsidiary's currency; the average rate of the period where consolidated.";
const SUB_LEDGER =
  'planned revenue (revenueplanplannedrevenue) of ACTUAL plans in the primary accounting book';
const LEDGER = 'ledger lines (transactionaccountingline) of the primary accounting book';

/** What is booked, recognized, planned and deferred. */
export const revenueMetrics = {
  booked: {
    definition:
      "What customers committed to: the lines of sales orders that are not cancelled, net of tax, in the period of the order's date.",
    formula: 'Σ amount of order lines; tax lines and cancelled orders left out',
    source: 'NetSuite: sales orders (transaction, transactionline)',
    currencyBasis: FLOW,
  },
  recognized: {
    definition:
      'Revenue posted as earned, in the period that it was posted to, whatever the date of its document.',
    formula:
      'Σ recognized planned revenue that a journal posted + Σ credits less debits of all other documents on income accounts, by posting period',
    source: `NetSuite: ${SUB_LEDGER}; ${LEDGER}`,
    currencyBasis: FLOW,
  },
  planned: {
    definition:
      'Revenue that plans expect in the period and that is not posted yet; never part of recognized.',
    formula: 'Σ planned revenue not recognized, by planned period; forecast plans left out',
    source: `NetSuite: ${SUB_LEDGER}`,
    currencyBasis: FLOW,
  },
} as const satisfies MetricTable;
