import type { MetricTable } from '../metric.ts';

const FLOW =
  "Each document's own rate in a subsidiary's currency; the average rate of the period where consolidated.";
const BALANCE =
  "Each document's own rate in a subsidiary's currency; the current rate of the period's end where consolidated.";
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

/** The roll-forward of deferred revenue. */
export const deferralMetrics = {
  opening: {
    definition: 'The contract liability before the first day: billed, deferred and not recognized.',
    formula: 'Σ credits less debits on accounts of deferred revenue in all earlier posting periods',
    source: `NetSuite: ${LEDGER}`,
    currencyBasis: BALANCE,
  },
  billed: {
    definition: 'What invoices and cash sales put into deferred revenue, net of tax.',
    formula: 'Σ their lines on accounts of deferred revenue, by posting period',
    source: `NetSuite: ${LEDGER}`,
    currencyBasis: FLOW,
  },
  recognizedFromOpening: {
    definition:
      'What became revenue of sales billed before: of a row before its period, of the total before the range. Negative.',
    formula:
      '−Σ recognized planned revenue that a journal posted, whose sale was posted in an earlier period',
    source: `NetSuite: ${SUB_LEDGER}`,
    currencyBasis: FLOW,
  },
  recognizedFromNew: {
    definition:
      'What became revenue of sales billed within: of a row in its period, of the total in the range. Negative.',
    formula:
      '−Σ recognized planned revenue that a journal posted, whose sale was posted in the same period, of the total in the range',
    source: `NetSuite: ${SUB_LEDGER}`,
    currencyBasis: FLOW,
  },
  credits: {
    definition: 'What credit memos, cash refunds and the voiding of sales took back. Negative.',
    formula: 'Σ their lines on accounts of deferred revenue, by posting period',
    source: `NetSuite: ${LEDGER}`,
    currencyBasis: FLOW,
  },
  reclassified: {
    definition:
      'What other journals moved: allocations between the lines of a sale, and journals entered by hand.',
    formula: 'Σ lines of all other journals on accounts of deferred revenue, by posting period',
    source: `NetSuite: ${LEDGER}`,
    currencyBasis: FLOW,
  },
  fx: {
    definition:
      'What the change of rates did to the balance in the top subsidiary’s currency; zero in all other currencies.',
    formula:
      'closing at its current rate − (opening at the current rate before + movements at average rates)',
    source: 'NetSuite: consolidatedexchangerate',
    currencyBasis: BALANCE,
  },
  closing: {
    definition: 'The contract liability after the last day.',
    formula: 'opening + billed + recognizedFromOpening + recognizedFromNew + credits + reclassified + fx',
    source: `NetSuite: ${LEDGER}; ${SUB_LEDGER}`,
    currencyBasis: BALANCE,
  },
} as const satisfies MetricTable;

/** When what was billed becomes revenue. */
export const waterfallMetrics = {
  recognized: {
    definition: 'Of what was billed in a period, what was posted as earned in each period.',
    formula:
      'Σ recognized planned revenue of its sales + Σ their lines on income accounts that have no plan, by billing and posting period',
    source: `NetSuite: ${SUB_LEDGER}; ${LEDGER}`,
    currencyBasis: 'The average rate of the billing period where consolidated.',
  },
  remaining: {
    definition:
      'Of what was billed in a period, what is planned for each period and not posted; without a period where a sale waits for its plan to be updated.',
    formula: 'Σ planned revenue not recognized of its sales + what sales without a current plan deferred',
    source: `NetSuite: ${SUB_LEDGER}; ${LEDGER}`,
    currencyBasis: 'The average rate of the billing period where consolidated.',
  },
} as const satisfies MetricTable;

/** What is left to be earned of contracts. */
export const obligationMetrics = {
  remaining: {
    definition:
      'The transaction price of what customers committed to and that is not revenue yet (IFRS 15.120, RPO).',
    formula: 'deferred + backlog',
    source: `NetSuite: ${SUB_LEDGER}; sales orders`,
    currencyBasis: BALANCE,
  },
  withinTwelveMonths: {
    definition: 'The part of it that is recognized within the twelve months after the day (cRPO).',
    formula:
      'Σ planned revenue of periods that end within twelve months + of backlog what its rule recognizes within twelve months of being billed at once: all of it up to a term of twelve months, else 12 ÷ term',
    source: `NetSuite: ${SUB_LEDGER}; sales orders, revenue recognition rules`,
    currencyBasis: BALANCE,
  },
  deferred: {
    definition: 'Billed until the day and not recognized by then.',
    formula: 'Σ planned revenue not posted until the day + what sales without a current plan deferred',
    source: `NetSuite: ${SUB_LEDGER}`,
    currencyBasis: BALANCE,
  },
  backlog: {
    definition: 'Ordered until the day and not billed by then; without what is cancelled or closed.',
    formula: 'Σ max(0, amount of the order’s line − amounts of bills of it until the day), net of tax',
    source: 'NetSuite: sales orders, the links to their invoices and cash sales',
    currencyBasis: BALANCE,
  },
} as const satisfies MetricTable;

const ANNUAL =
  'Σ 12 × net amount of the sale’s line ÷ months of its term, of terms that run on the day, straight-line rules only';
const BY_CUSTOMER =
  'Judged by all that a customer has in a currency (in subsidiaries’ own currencies with a subsidiary), however rows are told apart, which have their part of it.';

/** The bridge of annual recurring revenue. */
export const recurringMetrics = {
  opening: {
    definition:
      'Annual recurring revenue at the end of the day before: what runs over a term, as twelve months of it.',
    formula: ANNUAL,
    source: 'NetSuite: revenue elements and their ACTUAL plans',
    currencyBasis: BALANCE,
  },
  new: {
    definition: `Of customers that had none at the opening and no earlier term. ${BY_CUSTOMER}`,
    formula: 'Σ closing − opening of customers with opening = 0 and no earlier term',
    source: 'NetSuite: revenue elements and their ACTUAL plans',
    currencyBasis: BALANCE,
  },
  expansion: {
    definition: `By how much customers that had some have more. ${BY_CUSTOMER} So a row of what such a customer gave up for something else has less.`,
    formula: 'Σ closing − opening of customers with opening ≠ 0 and closing ≥ opening',
    source: 'NetSuite: revenue elements and their ACTUAL plans',
    currencyBasis: BALANCE,
  },
  reactivation: {
    definition: `Of customers that had none at the opening, but an earlier term. ${BY_CUSTOMER}`,
    formula: 'Σ closing − opening of customers with opening = 0 and an earlier term',
    source: 'NetSuite: revenue elements and their ACTUAL plans',
    currencyBasis: BALANCE,
  },
  contraction: {
    definition: `By how much customers that had some have less, but not none. Negative. ${BY_CUSTOMER} So a row of what such a customer took more of has more.`,
    formula: 'Σ closing − opening of customers with opening ≠ 0 and 0 ≠ closing < opening',
    source: 'NetSuite: revenue elements and their ACTUAL plans',
    currencyBasis: BALANCE,
  },
  churn: {
    definition: `Of customers that have none any more. Negative. ${BY_CUSTOMER}`,
    formula: 'Σ closing − opening of customers with opening ≠ 0 and closing = 0',
    source: 'NetSuite: revenue elements and their ACTUAL plans',
    currencyBasis: BALANCE,
  },
  closing: {
    definition: 'Annual recurring revenue at the end of the last day.',
    formula: ANNUAL,
    source: 'NetSuite: revenue elements and their ACTUAL plans',
    currencyBasis: BALANCE,
  },
  grossRetention: {
    definition:
      'How much of the opening is kept, in percent: less what a customer of it has less in the row, whatever it has more elsewhere.',
    formula:
      '(opening − Σ max(0, opening − closing) by customer) ÷ opening × 100; where rows do not divide what a customer has: (opening + contraction + churn) ÷ opening × 100',
    source: 'The bridge itself',
    currencyBasis: 'That of the bridge.',
  },
  netRetention: {
    definition: 'How much the customers of the opening bring now, in percent.',
    formula: '(opening + expansion + contraction + churn) ÷ opening × 100',
    source: 'The bridge itself',
    currencyBasis: 'That of the bridge.',
  },
} as const satisfies MetricTable;
