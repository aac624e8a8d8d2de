import { reportTimes, type TimedReport } from './report-times.ts';

const YEAR = 'from: "2025-01", to: "2025-12"';
const CHECKS = 'identityChecks { holds }';
const ROLL =
  'opening { amount } billed { amount } recognizedFromOpening { amount } recognizedFromNew { amount } credits { amount } reclassified { amount } closing { amount }';

/** A closed year each, whose figures stand. */
const REPORTS: readonly TimedReport[] = [
  {
    name: 'bookings of a year by period and product',
    query: `bookings(${YEAR}, groupBy: [PERIOD, PRODUCT]) { rows { period product { id } amount { amount } } ${CHECKS} }`,
    isClosed: true,
  },
  {
    name: 'revenue of a year by period and product',
    query: `revenue(${YEAR}, groupBy: [PERIOD, PRODUCT]) { rows { period product { id } recognized { amount } planned { amount } } ${CHECKS} }`,
    isClosed: true,
  },
  {
    name: 'consolidated revenue of a year by period and sales rep',
    query: `revenue(${YEAR}, groupBy: [PERIOD, SALES_REP], currency: CONSOLIDATED) { rows { period recognized { amount } planned { amount } } conversion { ratesAsOf } ${CHECKS} }`,
    isClosed: true,
  },
  {
    name: 'deferred revenue of a year by period and product',
    query: `deferredRevenue(${YEAR}, groupBy: [PERIOD, PRODUCT]) { rows { period product { id } ${ROLL} } ${CHECKS} }`,
    isClosed: true,
  },
  {
    name: 'the waterfall of a year',
    query: `revenueWaterfall(${YEAR}) { rows { period recognitionPeriod recognized { amount } remaining { amount } } ${CHECKS} }`,
    isClosed: true,
  },
  {
    name: 'what remains to be earned, by product',
    query: `remainingPerformanceObligations(groupBy: [PRODUCT]) { rows { product { id } remaining { amount } withinTwelveMonths { amount } } ${CHECKS} }`,
    isClosed: true,
  },
  {
    name: 'the bridge of recurring revenue of a year',
    query: `recurringRevenue(${YEAR}) { rows { period opening { amount } closing { amount } } ${CHECKS} }`,
    isClosed: true,
  },
  {
    name: 'the bridges of recurring revenue of a year by period and product',
    query: `recurringRevenue(${YEAR}, groupBy: [PERIOD, PRODUCT]) { rows { period product { id } opening { amount } closing { amount } } ${CHECKS} }`,
    isClosed: true,
  },
  {
    name: 'the bridges of recurring revenue of a year by sales rep',
    query: `recurringRevenue(${YEAR}, groupBy: [SALES_REP]) { rows { salesRep { name } opening { amount } closing { amount } } ${CHECKS} }`,
    isClosed: true,
  },
];

/** How long the reports of bookings and revenue take over a million transaction lines, the first time and when they are kept. */
export function revenueReportsProof(): Promise<boolean> {
  return reportTimes(REPORTS);
}
