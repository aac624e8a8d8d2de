import { inPrimaryBook, outsideEliminations } from '../counted-once.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { date, type SuiteQl, suiteql } from '../suiteql.ts';
import { type FactScope, type FactSection, periodIds } from './fact-query.ts';
import { SALES } from './sale-dimensions.ts';

/** Classes of accounts that revenue goes through. */
export type RevenueAccountType = 'Income' | 'DeferRevenue';

/**
 * Which documents' postings. The second and third together are everything; sales (and what takes them back) without those that
 * were voided; sales that wait for their revenue plan, or earn revenue without one; journals that were entered by hand.
 */
export type PostedBy =
  | 'everything'
  | 'recognition journals'
  | 'all but recognition journals'
  | 'sales'
  | 'sales without current plans'
  | 'journals by hand';

/** Of a sale that waits for its plan, what plans did not recognize so far. */
function amountOf(by: PostedBy, inDocumentCurrency: boolean): SuiteQl {
  if (by === 'sales without current plans')
    return inDocumentCurrency
      ? suiteql`-l.foreignamount - ${RECOGNIZED_SO_FAR}`
      : suiteql`-a.amount - ${RECOGNIZED_SO_FAR} * t.exchangerate`;
  return inDocumentCurrency ? suiteql`-l.foreignamount` : suiteql`-a.amount`;
}

interface PostedLines extends Pick<FactSection, 'measure' | 'measures' | 'apart'> {
  readonly accountType: RevenueAccountType;
  readonly by: PostedBy;
  readonly scope: FactScope;
  /** Documents dated until this day; not given: all that the periods hold. */
  readonly until?: string;
}

/**
 * Credits less debits of the general ledger's accounts of a class, of the primary book, by posting period. Tax is no part of
 * them: it has accounts of its own.
 */
export function postedLines(
  access: NetSuiteAccess,
  { measure, measures, apart, accountType, by, scope, until }: PostedLines,
): FactSection {
  const { orderChannel, customerChannel } = access.columns;
  const customer = suiteql`NVL(t.entity, l.entity)`;
  const ofOrigin = (field: SuiteQl): SuiteQl =>
    suiteql`(SELECT o.${field} FROM transaction o WHERE o.id = l.createdfrom)`;
  return {
    measure,
    measures,
    apart,
    period: suiteql`t.postingperiod`,
    currency: suiteql`t.currency`,
    subsidiary: suiteql`l.subsidiary`,
    dimensions: {
      product: suiteql`l.item`,
      family: suiteql`NVL(l.class, (SELECT i.class FROM item i WHERE i.id = l.item))`,
      customer,
      channel: suiteql`NVL(NVL(t.${orderChannel}, ${ofOrigin(orderChannel)}), (SELECT c.${customerChannel} FROM customer c WHERE c.id = ${customer}))`,
      subsidiary: suiteql`l.subsidiary`,
      salesRep: suiteql`NVL(t.employee, ${ofOrigin(suiteql`employee`)})`,
      earnedin: accountType === 'Income' ? suiteql`t.postingperiod` : suiteql`NULL`,
    },
    amount: amountOf(by, scope.basis === 'transaction' || apart === 'control'),
    from: LEDGER_LINES,
    conditions: [
      suiteql`t.postingperiod IN ${periodIds(scope)}`,
      ...onAccounts(accountType, by),
      until === undefined ? undefined : suiteql`t.trandate <= ${date(until)}`,
    ],
  };
}

/** The lines `l` of transactions `t` with what they post, `a`. */
export const LEDGER_LINES = suiteql`FROM transaction t JOIN transactionaccountingline a ON a.transaction = t.id
  JOIN transactionline l ON l.transaction = a.transaction AND l.id = a.transactionline`;

/** That one of the lines is posted to a class of accounts, in the primary book and in no elimination subsidiary. */
export function onAccounts(accountType: RevenueAccountType, by: PostedBy): (SuiteQl | undefined)[] {
  return [
    suiteql`t.posting = 'T' AND ${inPrimaryBook('a')}`,
    suiteql`a.account IN (SELECT acc.id FROM account acc WHERE acc.accttype = ${accountType})`,
    outsideEliminations(suiteql`l.subsidiary`),
    postedBy(by),
  ];
}

/** What plans recognized of a line `l` whose plan is to be updated. */
const RECOGNIZED_SO_FAR = suiteql`NVL((SELECT SUM(so.amount) FROM revenueplan sp JOIN revenueplanplannedrevenue so ON so.revenueplan = sp.id
  WHERE sp.createdfrom = l.revenueelement AND sp.revenueplantype = 'ACTUAL' AND so.isrecognized = 'T'), 0)`;

function postedBy(by: PostedBy): SuiteQl | undefined {
  if (by === 'everything') return undefined;
  const sales = suiteql`t.type IN ${SALES} AND t.voided = 'F' AND l.mainline = 'F'`;
  if (by === 'sales') return sales;
  if (by === 'sales without current plans')
    return suiteql`${sales} AND NOT EXISTS (SELECT 1 FROM revenueelement el WHERE el.id = l.revenueelement AND el.requiresrevenueplanupdate = 'F')`;
  const recognizes = suiteql`EXISTS (SELECT 1 FROM revenueplanplannedrevenue pr WHERE pr.journal = t.id)`;
  if (by === 'journals by hand')
    return suiteql`t.type = 'Journal' AND NVL(l.createdfrom, 0) = 0 AND NOT ${recognizes}`;
  return by === 'recognition journals'
    ? suiteql`t.type = 'Journal' AND ${recognizes}`
    : suiteql`t.type <> 'Journal' OR NOT ${recognizes}`;
}
