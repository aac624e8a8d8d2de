import { reportTimes, type TimedReport } from './report-times.ts';

const CHECKS = 'identityChecks { holds }';
/** Each of a day that is open, and but for the forecast of one that is closed, whose figures are kept. */
const REPORTS: readonly TimedReport[] = [
  {
    name: 'receivables by customer',
    query: `receivables { rows { customer { id } current { amount } days1To30 { amount } days31To60 { amount } days61To90 { amount }
      over90 { amount } open { amount } unapplied { amount } } ${CHECKS} }`,
    isClosed: false,
  },
  {
    name: 'receivables by subsidiary and sales rep of a closed day',
    query: `receivables(asOf: "2026-04-30", groupBy: [SUBSIDIARY, SALES_REP]) { rows { subsidiary { name } salesRep { name } open { amount } } ${CHECKS} }`,
    isClosed: true,
  },
  {
    name: 'receipts of a year by month',
    query: `cashReceipts(from: "2025-07") { rows { period received { amount } applied { amount } unapplied { amount } } ${CHECKS} }`,
    isClosed: false,
  },
  {
    name: 'receipts of a closed year by month',
    query: `cashReceipts(from: "2025-01", to: "2025-12") { rows { period received { amount } applied { amount } unapplied { amount } } ${CHECKS} }`,
    isClosed: true,
  },
  {
    name: 'the cash forecast',
    query: `cashForecast { rows { week expected { amount } sources { source amount { amount } } } ${CHECKS} }`,
    isClosed: false,
  },
  {
    name: 'working capital',
    query: `workingCapital { rows { dso { periodEnd { value } average { value } countback { value } } cei { value } } ${CHECKS} }`,
    isClosed: false,
  },
  {
    name: 'working capital of a closed day',
    query: `workingCapital(asOf: "2026-04-30") { rows { dso { periodEnd { value } average { value } countback { value } } cei { value } } ${CHECKS} }`,
    isClosed: true,
  },
];

/** How long the cash reports take over a million transaction lines, the first time and when their figures are kept. */
export function cashReportsProof(): Promise<boolean> {
  return reportTimes(REPORTS);
}
