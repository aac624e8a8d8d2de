import { describe, expect, test } from 'vitest';
import type { DealRegistrationRecord } from '#sources/salesforce/deal-registrations.ts';
import type { PartnerPriceRecord } from '#sources/salesforce/partner-prices.ts';
import { acknowledge } from '../../subgraphs/sales/reseller/acknowledge.ts';
import type { RuleCode } from '../../subgraphs/sales/reseller/acknowledgement.ts';
import type { BooksFacts, ProductFacts, ResellerFacts } from '../../subgraphs/sales/reseller/facts.ts';
import type { PurchaseOrder } from '../../subgraphs/sales/reseller/purchase-order.ts';

const PARTNER = '001000000000001AAA';
const anyQuantity = { minimum: null, maximum: null };
const gauge: ProductFacts = {
  productId: 'gauge',
  isActive: true,
  item: { id: '7', isActive: true, isInSubsidiary: true },
  available: null,
  quantities: anyQuantity,
};
const books: BooksFacts = {
  customerId: '12',
  currencies: ['USD', 'EUR'],
  onHold: false,
  creditLimit: '10000',
  exposure: '4000',
  creditCurrency: 'USD',
  daysOverdue: 0,
};
const price = (given: Partial<PartnerPriceRecord>): PartnerPriceRecord => ({
  productId: 'gauge',
  partnerId: null,
  level: 'Gold',
  minimumQuantity: '1',
  unitPrice: '512.00',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  ...given,
});
const deal: DealRegistrationRecord = {
  id: 'a03',
  partnerId: PARTNER,
  isApproved: true,
  endCustomer: 'Orebrook Marine',
  endCustomerCountry: 'US',
  productId: 'gauge',
  currencyCode: 'USD',
  specialPrice: '448.00',
  additionalDiscount: null,
  validTo: '2026-09-30',
};
const facts: ResellerFacts = {
  today: '2026-06-30',
  partner: { accountId: PARTNER, level: 'Gold', books },
  earlierOrder: null,
  products: new Map([['TLG-100', gauge]]),
  prices: [price({})],
  deal: null,
};
const order: PurchaseOrder = {
  poNumber: 'PO-7',
  endCustomer: { name: 'Orebrook Marine', countryCode: 'US' },
  shipTo: { street: 'Quay 4', city: 'Orebrook' },
  billTo: null,
  currencyCode: 'USD',
  dealRegistration: null,
  completeOrderOnly: false,
  lines: [{ lineNumber: 1, productReference: 'TLG-100', quantity: '2', unitPrice: '512.00' }],
};
const withBooks = (given: Partial<BooksFacts>): ResellerFacts => ({
  ...facts,
  partner: { accountId: PARTNER, level: 'Gold', books: { ...books, ...given } },
});
const withProduct = (given: Partial<ProductFacts>): ResellerFacts => ({
  ...facts,
  products: new Map([['TLG-100', { ...gauge, ...given }]]),
});
const line = (quantity: string, unitPrice: string | null = null): PurchaseOrder => ({
  ...order,
  lines: [{ lineNumber: 1, productReference: 'TLG-100', quantity, unitPrice }],
});

/** The outcome of one rule, or undefined where it was not looked at. */
function outcome(code: RuleCode, of: PurchaseOrder, given: ResellerFacts): string | undefined {
  return acknowledge(of, given).rules.find((rule) => rule.code === code)?.outcome;
}

describe('A purchase order of a reseller', () => {
  test('is accepted as ordered when every rule is kept', () => {
    const answer = acknowledge(order, facts);
    expect(answer).toMatchObject({
      status: 'ACCEPTED',
      holds: [],
      total: '1024',
      lines: [
        {
          lineNumber: 1,
          productId: 'gauge',
          status: 'ACCEPTED',
          reasonCodes: [],
          confirmed: { quantity: '2', unitPrice: '512.00' },
        },
      ],
    });
    expect(answer.rules.map(({ code, outcome: is }) => `${code} ${is}`)).toEqual([
      'PARTNER_KNOWN PASS',
      'PARTNER_IN_BOOKS PASS',
      'PO_NUMBER_UNIQUE PASS',
      'CURRENCY_ACCEPTED PASS',
      'PRODUCT_KNOWN PASS',
      'PRODUCT_SOLD PASS',
      'QUANTITY_IN_RANGE PASS',
      'PRICE_LISTED PASS',
      'PRICE_AGREED PASS',
      'QUANTITY_AVAILABLE PASS',
      'CREDIT_HOLD_FREE PASS',
      'CREDIT_LIMIT_KEPT PASS',
      'INVOICES_PAID PASS',
    ]);
  });

  test.each<[RuleCode, ResellerFacts]>([
    ['PARTNER_KNOWN', { ...facts, partner: null }],
    ['PARTNER_IN_BOOKS', { ...facts, partner: { accountId: PARTNER, level: 'Gold', books: null } }],
    ['PO_NUMBER_UNIQUE', { ...facts, earlierOrder: { id: '801', number: '00000107' } }],
    ['CURRENCY_ACCEPTED', withBooks({ currencies: ['EUR'] })],
  ])('is rejected with all its lines by %s', (code, given) => {
    expect(outcome(code, order, facts)).toBe('PASS');
    const answer = acknowledge(order, given);
    expect(answer.status).toBe('REJECTED');
    expect(answer.total).toBe('0');
    expect(answer.lines).toEqual([
      expect.objectContaining({ status: 'REJECTED', reasonCodes: [code], confirmed: null }),
    ]);
    expect(answer.rules.find((rule) => rule.code === code)).toMatchObject({
      outcome: 'REJECT',
      lineNumber: null,
      howToFix: expect.stringMatching(/\w/),
    });
  });

  test.each<[RuleCode, string, ResellerFacts]>([
    ['PRODUCT_KNOWN', 'unknown', { ...facts, products: new Map() }],
    ['PRODUCT_SOLD', 'inactive in the CRM', withProduct({ isActive: false })],
    ['PRODUCT_SOLD', 'unknown to the ERP', withProduct({ item: null })],
    [
      'PRODUCT_SOLD',
      'inactive in the ERP',
      withProduct({ item: { id: '7', isActive: false, isInSubsidiary: true } }),
    ],
    [
      'PRODUCT_SOLD',
      'not in the subsidiary',
      withProduct({ item: { id: '7', isActive: true, isInSubsidiary: false } }),
    ],
    ['PRICE_LISTED', 'without a price', { ...facts, prices: [] }],
    ['PRICE_LISTED', 'priced for another level', { ...facts, prices: [price({ level: 'Silver' })] }],
    ['PRICE_LISTED', 'priced for another partner', { ...facts, prices: [price({ partnerId: 'another' })] }],
    ['PRICE_LISTED', 'priced from tomorrow on', { ...facts, prices: [price({ validFrom: '2026-07-01' })] }],
    ['PRICE_LISTED', 'priced until yesterday', { ...facts, prices: [price({ validTo: '2026-06-29' })] }],
    ['PRICE_LISTED', 'priced from three on', { ...facts, prices: [price({ minimumQuantity: '3' })] }],
    [
      'QUANTITY_IN_RANGE',
      'sold from three on',
      withProduct({ quantities: { ...anyQuantity, minimum: '3' } }),
    ],
  ])('has its line rejected by %s: %s', (code, _why, given) => {
    expect(outcome(code, order, facts)).toBe('PASS');
    const answer = acknowledge(order, given);
    expect(answer.status).toBe('REJECTED');
    expect(answer.lines).toEqual([
      expect.objectContaining({ status: 'REJECTED', reasonCodes: [code], confirmed: null }),
    ]);
  });

  test('goes on with the lines that can be taken, unless it was to be complete', () => {
    const two = {
      ...order,
      lines: [...order.lines, { lineNumber: 2, productReference: 'NONE', quantity: '1', unitPrice: null }],
    };
    expect(acknowledge(two, facts)).toMatchObject({
      status: 'ACCEPTED_WITH_CHANGES',
      total: '1024',
      lines: [{ status: 'ACCEPTED' }, { status: 'REJECTED', reasonCodes: ['PRODUCT_KNOWN'] }],
    });
    expect(acknowledge({ ...two, completeOrderOnly: true }, facts)).toMatchObject({
      status: 'REJECTED',
      lines: [
        { status: 'REJECTED', reasonCodes: ['LINES_COMPLETE'] },
        { status: 'REJECTED', reasonCodes: ['PRODUCT_KNOWN'] },
      ],
    });
    expect(outcome('LINES_COMPLETE', { ...order, completeOrderOnly: true }, facts)).toBe('PASS');
  });

  test.each([
    ['512', 'ACCEPTED'],
    ['512.01', 'PRICE_CHANGED'],
    ['511.99', 'PRICE_CHANGED'],
    [null, 'ACCEPTED'],
  ])('whose line expects %s is %s at the listed price', (expected, status) => {
    expect(acknowledge(line('2', expected), facts).lines).toEqual([
      expect.objectContaining({ status, confirmed: { quantity: '2', unitPrice: '512.00' } }),
    ]);
  });

  test('is confirmed in the quantity that is sold, never in more than ordered', () => {
    const most = withProduct({ quantities: { ...anyQuantity, maximum: '18' } });
    expect(acknowledge(line('50'), most).lines).toEqual([
      expect.objectContaining({
        status: 'QUANTITY_CHANGED',
        reasonCodes: ['QUANTITY_IN_RANGE'],
        requested: { quantity: '50', unitPrice: null },
        confirmed: { quantity: '18', unitPrice: '512.00' },
      }),
    ]);
    expect(acknowledge(line('18'), most).lines).toMatchObject([{ status: 'ACCEPTED' }]);
  });

  test('is backordered where less is in stock than ordered', () => {
    expect(acknowledge(order, withProduct({ available: '1' })).lines).toMatchObject([
      { status: 'BACKORDERED', reasonCodes: ['QUANTITY_AVAILABLE'], confirmed: { quantity: '2' } },
    ]);
    expect(acknowledge(order, withProduct({ available: '2' })).lines).toMatchObject([{ status: 'ACCEPTED' }]);
  });

  test("pays the partner's own price before its level's, and the step that the quantity reaches", () => {
    const prices = [
      price({}),
      price({ minimumQuantity: '25', unitPrice: '480.00' }),
      price({ partnerId: PARTNER, level: null, unitPrice: '505.00' }),
      price({ partnerId: PARTNER, level: null, minimumQuantity: '100', unitPrice: '450.00' }),
      price({ partnerId: PARTNER, level: null, unitPrice: '500.00', validFrom: '2026-06-01' }),
    ];
    const paid = (quantity: string, listed = prices): string | undefined =>
      acknowledge(line(quantity), { ...withBooks({ creditLimit: null }), prices: listed }).lines[0]?.confirmed
        ?.unitPrice;
    expect(paid('1')).toBe('500.00');
    expect(paid('100')).toBe('450.00');
    const byLevel = prices.slice(0, 2);
    expect([paid('24', byLevel), paid('25', byLevel)]).toEqual(['512.00', '480.00']);
  });

  test('pays the special price of its registered deal, or the further discount where that is lower', () => {
    const registered = { ...order, dealRegistration: 'DR-00001' };
    const paid = (given: Partial<DealRegistrationRecord>): unknown =>
      acknowledge(registered, { ...facts, deal: { ...deal, ...given } }).lines[0]?.confirmed?.unitPrice;
    expect(paid({})).toBe('448.00');
    expect(paid({ specialPrice: null, additionalDiscount: '12.5' })).toBe('448.00');
    expect(paid({ additionalDiscount: '20' })).toBe('409.60');
    expect(paid({ specialPrice: '900.00' })).toBe('512.00');
    expect(paid({ productId: 'another' })).toBe('512.00');
    expect(paid({ productId: null })).toBe('448.00');
  });

  test.each<[string, DealRegistrationRecord | null]>([
    ['is not known', null],
    ["is another partner's", { ...deal, partnerId: 'another' }],
    ['is in another currency', { ...deal, currencyCode: 'EUR' }],
    ['is for another end customer', { ...deal, endCustomer: 'Somebody Else' }],
    ['is for another country', { ...deal, endCustomerCountry: 'CA' }],
    ['ended yesterday', { ...deal, validTo: '2026-06-29' }],
  ])('is rejected when its deal registration %s', (_why, given) => {
    const registered = { ...order, dealRegistration: 'DR-00001' };
    expect(outcome('DEAL_REGISTRATION_VALID', registered, { ...facts, deal })).toBe('PASS');
    expect(
      outcome('DEAL_REGISTRATION_VALID', registered, { ...facts, deal: { ...deal, validTo: '2026-06-30' } }),
    ).toBe('PASS');
    expect(acknowledge(registered, { ...facts, deal: given })).toMatchObject({
      status: 'REJECTED',
      lines: [{ reasonCodes: expect.arrayContaining(['DEAL_REGISTRATION_VALID']) }],
    });
  });

  test("says the same of another partner's registration as of none at all", () => {
    const registered = { ...order, dealRegistration: 'DR-00001' };
    expect(acknowledge(registered, { ...facts, deal: { ...deal, partnerId: 'another' } })).toEqual(
      acknowledge(registered, { ...facts, deal: null }),
    );
  });

  test('is held at the special price until its registration is approved', () => {
    const answer = acknowledge(
      { ...order, dealRegistration: 'DR-00001' },
      { ...facts, deal: { ...deal, isApproved: false } },
    );
    expect(answer).toMatchObject({
      status: 'HELD',
      total: '896',
      holds: [{ code: 'DEAL_REGISTRATION', release: expect.stringContaining('approved') }],
    });
  });

  test('is held by a credit hold, and by a cent over the credit that is left, not by the last cent of it', () => {
    expect(acknowledge(order, withBooks({ onHold: true }))).toMatchObject({
      status: 'HELD',
      holds: [{ code: 'CREDIT_HOLD' }],
    });
    expect(acknowledge(order, withBooks({ exposure: '8976.00' })).holds).toEqual([]);
    expect(acknowledge(order, withBooks({ exposure: '8976.01' }))).toMatchObject({
      status: 'HELD',
      total: '1024',
      holds: [{ code: 'CREDIT_LIMIT' }],
    });
    expect(acknowledge(order, withBooks({ exposure: '8976.01', creditLimit: null })).status).toBe('ACCEPTED');
    expect(outcome('CREDIT_LIMIT_KEPT', order, withBooks({ creditCurrency: 'EUR' }))).toBe('WARN');
  });

  test('is accepted with a warning while invoices are overdue', () => {
    expect(outcome('INVOICES_PAID', order, facts)).toBe('PASS');
    expect(outcome('INVOICES_PAID', order, withBooks({ daysOverdue: 12 }))).toBe('WARN');
    expect(acknowledge(order, withBooks({ daysOverdue: 12 })).status).toBe('ACCEPTED');
  });
});
