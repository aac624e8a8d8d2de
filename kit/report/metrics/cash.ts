import type { MetricTable } from '../metric.ts';

const OWN = "Each document's own currency; nothing is converted.";
const AS_OF =
  'By date: documents dated after the day do not exist, an application counts from the later date of its two documents, a void from its own date';
const OPEN_SOURCE =
  'NetSuite: invoices, payments, credit memos, deposit applications (transaction), their applications (nexttransactionlinelink), and entries of journals in receivables';
const BILLED = 'Σ invoices with tax';

function bucket(days: string): MetricTable[string] {
  return {
    definition: `What is open on invoices ${days} on the day. ${AS_OF}.`,
    formula: 'Σ (invoice total − applications until the day), by the days from the due date to the day',
    source: OPEN_SOURCE,
    currencyBasis: OWN,
  };
}

/** What customers owe. */
export const receivablesMetrics = {
  current: bucket('not yet due, or due'),
  days1To30: bucket('1 to 30 days past due'),
  days31To60: bucket('31 to 60 days past due'),
  days61To90: bucket('61 to 90 days past due'),
  over90: bucket('more than 90 days past due'),
  open: {
    definition: `All that is open on invoices; what is left over of payments and credits is not taken off. ${AS_OF}.`,
    formula: 'Σ (invoice total − applications until the day)',
    source: OPEN_SOURCE,
    currencyBasis: OWN,
  },
  unapplied: {
    definition: `What is left over of payments and credit memos. ${AS_OF}; a refund from its date.`,
    formula: 'Σ (payment or credit memo − applications − refunds until the day)',
    source: OPEN_SOURCE,
    currencyBasis: OWN,
  },
  credits: {
    definition: 'The part of unapplied that is of credit memos, and of journals that credit receivables.',
    formula: 'Σ (credit memo − applications − refunds until the day)',
    source: OPEN_SOURCE,
    currencyBasis: OWN,
  },
  deposits: {
    definition:
      'What customers paid ahead and nothing was applied of yet: a liability, no part of the balance.',
    formula: 'Σ (customer deposit − deposit applications − refunds until the day)',
    source:
      'NetSuite: customer deposits, deposit applications, customer refunds (transaction, nexttransactionlinelink)',
    currencyBasis: OWN,
  },
  balance: {
    definition:
      'What is owed on the whole; equal to the balance of the accounts receivable in the general ledger.',
    formula: 'open − unapplied',
    source: OPEN_SOURCE,
    currencyBasis: OWN,
  },
} as const satisfies MetricTable;

const RECEIPTS_SOURCE =
  'NetSuite: customer payments, their applications and refunds (transaction, nexttransactionlinelink)';

/** Money in. */
export const receiptsMetrics = {
  received: {
    definition:
      'All money that came in: payments, deposits and cash sales of the period that are not voided by the day.',
    formula: 'applied + paidBack + unapplied + deposits + cashSales',
    source: 'NetSuite: customer payments, customer deposits, cash sales (transaction)',
    currencyBasis: OWN,
  },
  applied: {
    definition: "The part of the period's payments that is applied to invoices by the day.",
    formula: 'Σ applications of the payments to invoices dated until the day',
    source: RECEIPTS_SOURCE,
    currencyBasis: OWN,
  },
  paidBack: {
    definition: "The part of the period's payments that was given back by the day.",
    formula: 'Σ refunds of the payments dated until the day',
    source: RECEIPTS_SOURCE,
    currencyBasis: OWN,
  },
  unapplied: {
    definition: "The part of the period's payments that is applied to nothing by the day.",
    formula: 'Σ unused amount of the payments + what was taken of them after the day',
    source: RECEIPTS_SOURCE,
    currencyBasis: OWN,
  },
  deposits: {
    definition: 'What customers paid ahead in the period, whatever was applied of it since.',
    formula: 'Σ customer deposits',
    source: 'NetSuite: customer deposits (transaction)',
    currencyBasis: OWN,
  },
  cashSales: {
    definition: 'What was sold and paid at once in the period.',
    formula: 'Σ cash sales with tax',
    source: 'NetSuite: cash sales (transaction)',
    currencyBasis: OWN,
  },
  refunds: {
    definition: 'What was given back in the period, whenever it had come in; not taken off received.',
    formula: 'Σ customer refunds + Σ cash refunds',
    source: 'NetSuite: customer refunds, cash refunds (transaction)',
    currencyBasis: OWN,
  },
} as const satisfies MetricTable;

/** Money to come. */
export const forecastMetrics = {
  expected: {
    definition:
      "Money expected in a week. An open invoice is expected on the day its customer promised, while that is still to come; else on its due date and as many days later as the customer's median of the twelve months before, the whole company's where the customer paid fewer than three invoices in them. What should have come already is expected in the first week.",
    formula: 'Σ open + Σ scheduled by the week of the expected day',
    source: `${OPEN_SOURCE}; the promised date on invoices; sales orders`,
    currencyBasis: OWN,
  },
  open: {
    definition:
      'Open on invoices as of the day: what the forecast expects of them within its weeks and later.',
    formula: 'Σ (invoice total − applications until the day)',
    source: OPEN_SOURCE,
    currencyBasis: OWN,
  },
  scheduled: {
    definition:
      "Still to be billed of sales orders, with tax, less what is left of their deposits. An order goes down as its invoices come, so nothing is expected twice. It is billed on its billing date, or on the day itself where that is past or there is none and nothing is to be delivered first; it is due by the order's terms, else the customer's, and paid with the customer's lateness.",
    formula:
      'Σ (order lines not closed − what invoices until the day bill of them) × (order with tax ÷ net) − deposits left',
    source:
      'NetSuite: sales orders and their lines, billing links (nexttransactionlinelink), billing date, terms, customer deposits',
    currencyBasis: OWN,
  },
  unscheduled: {
    definition:
      'Still to be billed of orders that must be delivered first and have no billing date; on no known day, so in no week.',
    formula: 'as scheduled',
    source: 'NetSuite: sales orders pending fulfillment',
    currencyBasis: OWN,
  },
} as const satisfies MetricTable;

/** How fast customers pay. The formulas are over the inputs that each figure has with it. */
export const workingCapitalMetrics = {
  'dso.periodEnd': {
    definition: 'Days sales outstanding: how many days of sales are open at the end of the days.',
    formula: 'openAtEnd ÷ creditSales × days',
    source: `${OPEN_SOURCE}; creditSales: ${BILLED} dated within the days`,
    currencyBasis: OWN,
  },
  'dso.average': {
    definition: 'Days sales outstanding by the average of what is open before the days and at their end.',
    formula: '(openAtStart + openAtEnd) ÷ 2 ÷ creditSales × days',
    source: `${OPEN_SOURCE}; creditSales: ${BILLED} dated within the days`,
    currencyBasis: OWN,
  },
  'dso.countback': {
    definition:
      'Days sales outstanding by counting back: the sales of the month so far, then of each month before, are taken off what is open until it is used up; each month counts its days, the last one in proportion. It does not depend on the days asked for.',
    formula:
      'Σ days of the months used up + (what is left of openAtEnd ÷ sales of the last month) × its days',
    source: `${OPEN_SOURCE}; sales of a month: ${BILLED} dated in it`,
    currencyBasis: OWN,
  },
  bestPossibleDso: {
    definition: 'What days sales outstanding would be if nothing were paid late.',
    formula: 'currentAtEnd ÷ creditSales × days',
    source: `${OPEN_SOURCE}; creditSales: ${BILLED} dated within the days`,
    currencyBasis: OWN,
  },
  averageDaysDelinquent: {
    definition: 'By how many days payment is late on the average.',
    formula: 'dso.periodEnd − bestPossibleDso = (openAtEnd − currentAtEnd) ÷ creditSales × days',
    source: `${OPEN_SOURCE}; creditSales: ${BILLED} dated within the days`,
    currencyBasis: OWN,
  },
  cei: {
    definition:
      'Collection effectiveness index: what was collected, in percent of what could be. Credit sales are those of an average month: months are the days ÷ 30, rounded, and 1 at least.',
    formula:
      '(openAtStart + creditSales ÷ months − openAtEnd) ÷ (openAtStart + creditSales ÷ months − currentAtEnd) × 100',
    source: `${OPEN_SOURCE}; creditSales: ${BILLED} dated within the days`,
    currencyBasis: OWN,
  },
} as const satisfies MetricTable;
