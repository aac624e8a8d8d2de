import type { NetSuiteAccess } from '../netsuite.ts';
import { type SuiteQl, suiteql } from '../suiteql.ts';
import { type FactScope, type FactSection, periodIds } from './fact-query.ts';

/** Classes of accounts that revenue goes through. */
export type RevenueAccountType = 'Income' | 'DeferRevenue';

/** Which documents' postings; the two together are all of the ledger. */
export type PostedBy = 'recognition journals' | 'all but recognition journals';

interface PostedLines extends Pick<FactSection, 'measure' | 'measures' | 'apart'> {
  readonly accountType: RevenueAccountType;
  readonly by: PostedBy;
  readonly scope: FactScope;
}

/**
 * Credits less debits of the general ledger's accounts of a class, of the primary book, by posting period. Tax is no part of
 * them: it has accounts of its own.
 */
export function postedLines(
  access: NetSuiteAccess,
  { measure, measures, apart, accountType, by, scope }: PostedLines,
): FactSection {
  const { orderChannel, customerChannel } = access.columns;
  const customer = suiteql`NVL(t.entity, l.entity)`;
  const ofOrigin = (field: SuiteQl): SuiteQl =>
    suiteql`(SELECT o.${field} FROM transaction o WHERE o.id = t.createdfrom)`;
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
    },
    amount:
      scope.basis === 'transaction' || apart === 'control' ? suiteql`-l.foreignamount` : suiteql`-a.amount`,
    from: suiteql`FROM transaction t JOIN transactionaccountingline a ON a.transaction = t.id
      JOIN transactionline l ON l.transaction = a.transaction AND l.id = a.transactionline`,
    conditions: [
      suiteql`t.postingperiod IN ${periodIds(scope)}`,
      suiteql`t.posting = 'T' AND a.posting = 'T' AND a.accountingbook = ${primaryBook()}`,
      suiteql`a.account IN (SELECT acc.id FROM account acc WHERE acc.accttype = ${accountType})`,
      outsideEliminations(suiteql`l.subsidiary`),
      postedBy(by),
    ],
  };
}

function postedBy(by: PostedBy): SuiteQl {
  const recognizes = suiteql`EXISTS (SELECT 1 FROM revenueplanplannedrevenue pr WHERE pr.journal = t.id)`;
  return by === 'recognition journals'
    ? suiteql`t.type = 'Journal' AND ${recognizes}`
    : suiteql`t.type <> 'Journal' OR NOT ${recognizes}`;
}

/** The book that reports are of; a second one holds the same documents once more. */
export function primaryBook(): SuiteQl {
  return suiteql`(SELECT book.id FROM accountingbook book WHERE book.isprimary = 'T')`;
}

/** Elimination subsidiaries take sales within the group back in a consolidation; they sell nothing themselves. */
export function outsideEliminations(subsidiary: SuiteQl): SuiteQl {
  return suiteql`${subsidiary} NOT IN (SELECT el.id FROM subsidiary el WHERE el.iselimination = 'T')`;
}
