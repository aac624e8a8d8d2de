import type { Decimal } from '#kit/money.ts';
import type { DealRegistrationRecord } from '#sources/salesforce/deal-registrations.ts';
import { found, type Hold, passed, type RuleOutcome } from './acknowledgement.ts';
import type { BooksFacts, PartnerFacts, ResellerFacts } from './facts.ts';
import type { PurchaseOrder } from './purchase-order.ts';

/** Rules that void an order as a whole before its lines are looked at. */
export function identityRules(order: PurchaseOrder, { partner, earlierOrder }: ResellerFacts): RuleOutcome[] {
  if (partner === null)
    return [found('PARTNER_KNOWN', 'REJECT', 'The partner is not known', 'Ask your partner manager')];
  const rules = [passed('PARTNER_KNOWN', 'The partner is known')];
  rules.push(
    partner.books === null
      ? found('PARTNER_IN_BOOKS', 'REJECT', 'The partner cannot be invoiced yet', 'Ask your partner manager')
      : passed('PARTNER_IN_BOOKS', 'The partner can be invoiced'),
  );
  rules.push(
    earlierOrder === null
      ? passed('PO_NUMBER_UNIQUE', 'The purchase order number is new')
      : found(
          'PO_NUMBER_UNIQUE',
          'REJECT',
          `Purchase order ${order.poNumber} was ordered before${earlierOrder.number === null ? '' : ` as ${earlierOrder.number}`}`,
          'Give every purchase order a number of its own',
        ),
  );
  if (partner.books !== null) rules.push(currencyRule(order, partner.books));
  return rules;
}

function currencyRule({ currencyCode }: PurchaseOrder, { currencies }: BooksFacts): RuleOutcome {
  return currencies.includes(currencyCode)
    ? passed('CURRENCY_ACCEPTED', `Orders in ${currencyCode} are taken`)
    : found(
        'CURRENCY_ACCEPTED',
        'REJECT',
        `Orders in ${currencyCode} are not taken`,
        `Order in ${currencies.join(' or ') || 'the currency agreed'}`,
      );
}

/** The registration where it holds for this order; a hold where its approval is still to come. */
export function dealRule(
  order: PurchaseOrder,
  { deal, today }: ResellerFacts,
  { accountId }: PartnerFacts,
): {
  readonly deal: DealRegistrationRecord | null;
  readonly rule: RuleOutcome | undefined;
  readonly hold: Hold | undefined;
} {
  const number = order.dealRegistration;
  if (number === null) return { deal: null, rule: undefined, hold: undefined };
  const refused = (message: string, howToFix: string) => ({
    deal: null,
    rule: found('DEAL_REGISTRATION_VALID', 'REJECT', message, howToFix),
    hold: undefined,
  });
  // Another partner's registration is as unknown as one that does not exist.
  if (deal === null || deal.partnerId !== accountId)
    return refused(`No deal is registered as ${number}`, 'Give the number of a deal that you registered');
  if (deal.currencyCode !== order.currencyCode)
    return refused(`The deal is registered in ${deal.currencyCode}`, `Order in ${deal.currencyCode}`);
  if (!sameName(deal.endCustomer, order.endCustomer.name) || !sameCountry(deal, order))
    return refused(
      'The deal is registered for another end customer',
      'Order it for the end customer of the registration',
    );
  if (deal.validTo !== null && deal.validTo < today)
    return refused(
      `The registration ended on ${deal.validTo}`,
      'Register the deal again, or order without it',
    );
  if (!deal.isApproved)
    return {
      deal,
      rule: found(
        'DEAL_REGISTRATION_VALID',
        'HOLD',
        'The registration is not approved yet',
        'Wait for the approval, or order without it',
      ),
      hold: {
        code: 'DEAL_REGISTRATION',
        reason: `Deal registration ${number} waits for its approval`,
        release: 'By itself, once the registration is approved',
      },
    };
  return { deal, rule: passed('DEAL_REGISTRATION_VALID', 'The registration is valid'), hold: undefined };
}

/** Whether the order may go on with what the partner owes already; `total` is the confirmed lines' sum. */
export function creditRules(
  order: PurchaseOrder,
  books: BooksFacts,
  total: Decimal,
): { readonly rules: RuleOutcome[]; readonly holds: Hold[] } {
  const rules: RuleOutcome[] = [];
  const holds: Hold[] = [];
  if (books.onHold) {
    rules.push(
      found(
        'CREDIT_HOLD_FREE',
        'HOLD',
        'The account is on credit hold',
        'Settle what is due, or ask accounting',
      ),
    );
    holds.push({
      code: 'CREDIT_HOLD',
      reason: 'The account is on credit hold',
      release: 'By itself, once accounting lifts the hold',
    });
  } else rules.push(passed('CREDIT_HOLD_FREE', 'The account is not on hold'));
  const limit = books.creditLimit;
  if (limit !== null && books.creditCurrency !== order.currencyCode)
    rules.push(
      found(
        'CREDIT_LIMIT_KEPT',
        'WARN',
        `The credit limit is in ${books.creditCurrency}, so that nothing is said of this order`,
        `Order in ${books.creditCurrency} to have it checked`,
      ),
    );
  else if (limit !== null && total.plus(books.exposure).gt(limit)) {
    rules.push(
      found(
        'CREDIT_LIMIT_KEPT',
        'HOLD',
        'The order exceeds the credit that is left',
        'Pay open invoices, or ask for a higher limit',
      ),
    );
    holds.push({
      code: 'CREDIT_LIMIT',
      reason: 'The order exceeds the credit that is left',
      release: 'By itself, once payments or a higher limit leave room for it',
    });
  } else rules.push(passed('CREDIT_LIMIT_KEPT', 'The order is within the credit limit'));
  rules.push(
    books.daysOverdue > 0
      ? found(
          'INVOICES_PAID',
          'WARN',
          `Invoices are overdue by up to ${books.daysOverdue} days`,
          'Pay what is overdue',
        )
      : passed('INVOICES_PAID', 'No invoice is overdue'),
  );
  return { rules, holds };
}

function sameName(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

function fold(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function sameCountry(deal: DealRegistrationRecord, order: PurchaseOrder): boolean {
  return deal.endCustomerCountry === null || deal.endCustomerCountry === order.endCustomer.countryCode;
}
