import { describe, expect, test } from 'vitest';
import type { PriceBookRecord } from '../../sources/salesforce/offers.ts';
import type { QuoteFacts } from '../../subgraphs/sales/policy/facts.ts';
import { customer, decide, facts, found, line, policyWith, quote } from './quote-facts.ts';

/** A title, the facts that differ from a quote with nothing to find, and what is found. */
type Case = readonly [string, Partial<QuoteFacts>, readonly string[]];

const item = line().item;
if (!item) throw new Error('the line of the fixture sells an item');
const { product } = line();
const terms = (value: string) => ({ value, field: 'Quote.Payment_Terms__c' });
const from = (value: string) => ({ value, field: 'Pricebook2.Valid_From__c' });
const to = (value: string) => ({ value, field: 'Pricebook2.Valid_To__c' });
const discounted = (discountPercent: string): Partial<QuoteFacts> => ({ lines: [line({ discountPercent })] });
const standing = (changes: Parameters<typeof customer>[0]): Partial<QuoteFacts> => ({
  customer: customer(changes),
});
const offered = (changes: Parameters<typeof quote>[0]): Partial<QuoteFacts> => ({ quote: quote(changes) });
const selling = (changes: Parameters<typeof line>[0]): Partial<QuoteFacts> => ({ lines: [line(changes)] });
const owing = (balance: string, unbilled = '0', currencyCode = 'USD') =>
  standing({ exposures: [{ currencyCode, balance, unbilled }] });

test('a quote with nothing to find passes, and nobody must approve it', () => {
  expect(decide()).toMatchObject({ outcome: 'PASS', findings: [], requiredApprovals: [] });
});

describe('The shipped policy finds in the quote itself', () => {
  test.each<Case>([
    ['nothing on its last day', offered({ expiresOn: '2026-06-30' }), []],
    ['that it expired the day before', offered({ expiresOn: '2026-06-29' }), ['QUOTE_EXPIRED BLOCK']],
    ['that it has no last day', offered({ expiresOn: null }), ['QUOTE_WITHOUT_EXPIRY WARN']],
    ['that it offers nothing', { lines: [] }, ['QUOTE_WITHOUT_LINES BLOCK']],
    [
      'that its opportunity is lost',
      offered({ opportunity: { stage: 'Closed Lost', isClosed: true, isWon: false } }),
      ['OPPORTUNITY_LOST BLOCK'],
    ],
    [
      'nothing where its opportunity is won',
      offered({ opportunity: { stage: 'Closed Won', isClosed: true, isWon: true } }),
      [],
    ],
  ])('%s', (_title, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });

  test('a second quote on a won opportunity where the policy says so', () => {
    const changes = offered({ opportunity: { stage: 'Closed Won', isClosed: true, isWon: true } });
    expect(found(changes, policyWith(['opportunityWon: off', 'opportunityWon: warn']))).toEqual([
      'OPPORTUNITY_WON WARN',
    ]);
  });
});

describe('The shipped policy finds in the customer', () => {
  test.each<Case>([
    ['that there is none', { ...offered({ accountId: null }), customer: null }, ['CUSTOMER_MISSING BLOCK']],
    ['that NetSuite does not know it', { customer: null }, ['CUSTOMER_NOT_IN_ERP WARN']],
    ['that it is inactive', standing({ isActive: false }), ['CUSTOMER_INACTIVE_IN_ERP BLOCK']],
    ['that no subsidiary sells to it', standing({ subsidiaries: [] }), ['SUBSIDIARY_UNRESOLVED BLOCK']],
    [
      'that it is billed in another currency',
      standing({ currencyCode: 'EUR' }),
      ['CURRENCY_NOT_ENABLED_FOR_CUSTOMER BLOCK'],
    ],
    ['nothing where it is on no hold', standing({ holdOverride: 'AUTO', onHold: false }), []],
    ['a hold set by hand', standing({ holdOverride: 'ON' }), ['CUSTOMER_ON_CREDIT_HOLD BLOCK']],
    ['an automatic hold', standing({ onHold: true }), ['CUSTOMER_ON_CREDIT_HOLD BLOCK']],
    ['no hold where it is exempt', standing({ holdOverride: 'OFF', onHold: true }), []],
    ['nothing where no invoice is overdue', standing({ overdueSince: null }), []],
    ['an invoice one day overdue', standing({ overdueSince: '2026-06-29' }), ['CUSTOMER_OVERDUE WARN']],
  ])('%s', (_title, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });

  test('days of grace and harder steps where the policy has them, exact to the day', () => {
    const policy = policyWith([
      '- { moreThanDays: 0, action: warn }',
      '- { moreThanDays: 10, action: warn }\n    - { moreThanDays: 60, action: ask finance }',
    ]);
    const since = (day: string): string[] => found(standing({ overdueSince: day }), policy);
    expect(since('2026-06-20')).toEqual([]);
    expect(since('2026-06-19')).toEqual(['CUSTOMER_OVERDUE WARN']);
    expect(since('2026-05-01')).toEqual(['CUSTOMER_OVERDUE WARN']);
    expect(since('2026-04-30')).toEqual(['CUSTOMER_OVERDUE APPROVAL']);
  });
});

describe('The credit limit, with open balance, unbilled orders and this quote together', () => {
  test.each<Case>([
    ['is reached exactly', owing('6000.00', '3000.00'), []],
    ['is exceeded by a cent', owing('6000.01', '3000.00'), ['CREDIT_LIMIT_EXCEEDED BLOCK']],
    ['is given back by credits', owing('-500.00', '9500.00'), []],
    ['is not there', { ...standing({ creditLimit: null, exposures: [] }) }, []],
    ['of nothing allows nothing', standing({ creditLimit: '0' }), ['CREDIT_LIMIT_EXCEEDED BLOCK']],
    ['cannot be told without a rate', owing('1.00', '0', 'XAU'), ['CREDIT_NOT_COMPARABLE WARN']],
  ])('%s', (_title, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });

  test('says by how much it is exceeded, as money of the customer, and where each figure was read', () => {
    expect(decide(owing('6000.01', '3000.00')).findings).toEqual([
      {
        code: 'CREDIT_LIMIT_EXCEEDED',
        severity: 'BLOCK',
        path: ['total'],
        message: 'With this quote the customer would be 0.01 USD over its credit limit.',
        actual: '10000.01 USD',
        limit: '10000.00 USD',
        actualMoney: { amount: '10000.01', currencyCode: 'USD' },
        limitMoney: { amount: '10000.00', currencyCode: 'USD' },
        source: { system: 'NETSUITE', field: 'customer.creditlimit', readAt: '2026-06-30T08:00:01.000Z' },
        howToFix:
          'Have the customer pay open invoices, make the quote smaller, or ask accounts receivable for a higher limit.',
      },
    ]);
  });

  test.each([
    ['JPY', '500000', '499999', '500001'],
    ['KWD', '1000.000', '999.999', '1000.001'],
  ])('is exact to the smallest unit of %s', (currencyCode, creditLimit, just, over) => {
    const at = (total: string): readonly string[] =>
      found({
        quote: quote({ currencyCode, total }),
        customer: customer({ currencyCode, creditLimit }),
        lines: [line({ priceCurrencyCode: currencyCode, item: { ...item, costCurrency: currencyCode } })],
      });
    expect(at(just)).toEqual([]);
    expect(at(creditLimit)).toEqual([]);
    expect(at(over)).toEqual(['CREDIT_LIMIT_EXCEEDED BLOCK']);
  });

  test('counts what is open in another currency at the books\u2019 rate', () => {
    const euros = (balance: string) =>
      found(standing({ exposures: [{ currencyCode: 'EUR', balance, unbilled: '0' }] }));
    // 9,000 USD are left, 7,563.02 EUR are 8,999.9938 USD and 7,563.03 EUR are 9,000.0057 USD.
    expect(euros('7563.02')).toEqual([]);
    expect(euros('7563.03')).toEqual(['CREDIT_LIMIT_EXCEEDED BLOCK']);
  });

  test('only warns, or is not asked, where the policy says so', () => {
    const over = owing('20000.00');
    expect(found(over, policyWith(['  limit: block', '  limit: warn']))).toEqual([
      'CREDIT_LIMIT_EXCEEDED WARN',
    ]);
    expect(found(over, policyWith(['  limit: block', '  limit: off']))).toEqual([]);
  });
});

describe('The shipped policy finds in a product', () => {
  test.each<Case>([
    ['that NetSuite has no item for it', selling({ item: null }), ['PRODUCT_UNMAPPED BLOCK']],
    [
      'that it is no longer sold',
      selling({ product: { ...product, isActive: false } }),
      ['PRODUCT_INACTIVE BLOCK'],
    ],
    [
      'that its item is inactive',
      selling({ item: { ...item, isActive: false } }),
      ['PRODUCT_INACTIVE_IN_ERP BLOCK'],
    ],
    [
      'that the customer\u2019s subsidiary does not sell it',
      selling({ item: { ...item, subsidiaries: ['2'] } }),
      ['ITEM_NOT_IN_SUBSIDIARY BLOCK'],
    ],
    ['nothing in an account without subsidiaries', selling({ item: { ...item, subsidiaries: [] } }), []],
    ['that its price has been taken out', selling({ isPriceActive: false }), ['PRICE_INACTIVE BLOCK']],
    [
      'that its price is in another currency',
      selling({ priceCurrencyCode: 'EUR' }),
      ['PRICEBOOK_CURRENCY_MISMATCH BLOCK'],
    ],
  ])('%s', (_title, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });
});

describe('A price book', () => {
  const book: PriceBookRecord = { name: 'Prices of 2026', isActive: true, validFrom: null, validTo: null };
  const withBook = (changes: Partial<PriceBookRecord>) => offered({ priceBook: { ...book, ...changes } });
  test.each<Case>([
    ['that has no dates holds', withBook({}), []],
    [
      'holds from its first to its last day',
      withBook({ validFrom: from('2026-06-30'), validTo: to('2026-06-30') }),
      [],
    ],
    ['that ended yesterday does not', withBook({ validTo: to('2026-06-29') }), ['PRICEBOOK_EXPIRED BLOCK']],
    [
      'that begins tomorrow does not',
      withBook({ validFrom: from('2026-07-01') }),
      ['PRICEBOOK_EXPIRED BLOCK'],
    ],
    ['that is inactive does not', withBook({ isActive: false }), ['PRICEBOOK_EXPIRED BLOCK']],
  ])('%s', (_title, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });

  test('that is not valid says which field says so', () => {
    const of = (changes: Partial<PriceBookRecord>) =>
      decide(withBook(changes)).findings.map(({ actual, limit, source }) => [actual, limit, source.field]);
    expect(of({ validTo: to('2026-06-29') })).toEqual([
      ['2026-06-30', '2026-06-29', 'Pricebook2.Valid_To__c'],
    ]);
    expect(of({ validFrom: from('2026-07-01') })).toEqual([
      ['2026-06-30', '2026-07-01', 'Pricebook2.Valid_From__c'],
    ]);
    expect(of({ isActive: false })).toEqual([['inactive', 'active', 'Pricebook2.IsActive']]);
  });
});

describe('A discount', () => {
  test.each<Case>([
    ['of 10.00 % needs nobody', discounted('10.00'), []],
    ['of 10.01 % needs the sales manager', discounted('10.01'), ['DISCOUNT_OVER_REP APPROVAL']],
    [
      'of 20 % needs the sales manager, the quote as a whole too',
      discounted('20'),
      ['DISCOUNT_OVER_REP APPROVAL', 'DISCOUNT_OVER_REP APPROVAL'],
    ],
    [
      'of 20.01 % needs the head of sales',
      discounted('20.01'),
      ['DISCOUNT_OVER_MANAGER APPROVAL', 'DISCOUNT_OVER_REP APPROVAL'],
    ],
    [
      'of 40 % needs the head of sales',
      discounted('40'),
      ['DISCOUNT_OVER_MANAGER APPROVAL', 'DISCOUNT_OVER_MANAGER APPROVAL'],
    ],
    ['of 40.01 % is refused', discounted('40.01'), ['DISCOUNT_OVER_VP BLOCK', 'DISCOUNT_OVER_VP BLOCK']],
    ['may hide in a lower unit price', selling({ unitPrice: '89.99' }), ['DISCOUNT_OVER_REP APPROVAL']],
    [
      'adds up from a lower unit price and a percentage',
      selling({ unitPrice: '95.00', discountPercent: '5.27' }),
      ['DISCOUNT_OVER_REP APPROVAL'],
    ],
    ['is none where the price is above the list', selling({ unitPrice: '120.00' }), []],
    [
      'is none on what is given for nothing by list',
      selling({ listPrice: '0', unitPrice: '0', item: { ...item, cost: '0' } }),
      [],
    ],
    // 33.99 less 10 % is 30.591, 30.59 on the quote: rounding makes no one ask for an approval.
    [
      'of 10 % whose amount is rounded needs nobody',
      selling({
        quantity: '3',
        listPrice: '11.33',
        unitPrice: '11.33',
        discountPercent: '10',
        item: { ...item, cost: '1' },
      }),
      [],
    ],
  ])('%s', (_title, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });

  test('of one line weighs on the whole quote only by its share', () => {
    const lines = [line({ discountPercent: '20' }), line({ quantity: '30' })];
    expect(decide({ lines }).findings.map(({ path, actual, limit }) => [path, actual, limit])).toEqual([
      [['lines', '0', 'discountPercent'], '20 %', '10 %'],
    ]);
  });

  test('of a reseller is measured by the reseller\u2019s steps', () => {
    const reseller = (discountPercent: string): readonly string[] =>
      found({ channel: 'RESELLER', ...discounted(discountPercent) });
    expect(reseller('25')).toEqual([]);
    expect(reseller('25.01')).toEqual(['DISCOUNT_OVER_REP APPROVAL']);
    expect(reseller('35.01')).toEqual(['DISCOUNT_OVER_MANAGER APPROVAL']);
    // The margin, 49.99 against a cost of 40.00, is then below the floor too.
    expect(reseller('50.01')).toEqual([
      'DISCOUNT_OVER_VP BLOCK',
      'MARGIN_BELOW_FLOOR APPROVAL',
      'MARGIN_BELOW_FLOOR APPROVAL',
    ]);
  });
});

describe('The margin', () => {
  const costing = (cost: string | null, costCurrency = 'USD') =>
    selling({ item: { ...item, cost, costCurrency } });
  const both = ['MARGIN_BELOW_FLOOR APPROVAL', 'MARGIN_BELOW_FLOOR APPROVAL'];
  test.each<Case>([
    ['at the floor of 30 % is enough', costing('70.00'), []],
    ['a cent of cost below the floor needs finance, by line and as a whole', costing('70.01'), both],
    ['of a gift that costs something is below any floor', selling({ listPrice: '0', unitPrice: '0' }), both],
    ['is not known without a cost', costing(null), ['MARGIN_UNKNOWN WARN']],
    [
      'is not known without a rate',
      {
        ...offered({ currencyCode: 'XAU' }),
        customer: customer({ currencyCode: 'XAU' }),
        lines: [line({ priceCurrencyCode: 'XAU' })],
      },
      ['MARGIN_UNKNOWN WARN'],
    ],
  ])('%s', (_title, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });

  test('compares a price in euros with a cost in dollars at the books\u2019 rate', () => {
    const euros = (cost: string): readonly string[] =>
      found({
        quote: quote({ currencyCode: 'EUR' }),
        customer: customer({ currencyCode: 'EUR' }),
        lines: [line({ priceCurrencyCode: 'EUR', item: { ...item, cost } })],
      });
    // 100 EUR are 119 USD, of which 70 % are 83.30.
    expect(euros('83.30')).toEqual([]);
    expect(euros('83.31')).toEqual(both);
  });

  test('of a whole quote is not told where one line\u2019s cost is missing', () => {
    const lines = [line({ item: { ...item, cost: '90' } }), line({ item: { ...item, cost: null } })];
    expect(decide({ lines }).findings.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['MARGIN_BELOW_FLOOR', 'lines.0.unitPrice'],
      ['MARGIN_UNKNOWN', 'lines.1.unitPrice'],
    ]);
  });

  test('of resellers has a floor of its own', () => {
    const at = (cost: string) => found({ channel: 'RESELLER', ...costing(cost) });
    expect(at('80.00')).toEqual([]);
    expect(at('80.01')).toEqual(both);
  });
});

describe('Quantities', () => {
  const policy = policyWith([
    'limits: []',
    'limits:\n    - { family: Gauges, min: 5 }\n    - { product: TLG-100, min: 2, max: 12.5 }',
  ]);
  test.each([
    ['2', []],
    ['12.5', []],
    ['1.999', ['QTY_OUT_OF_RANGE BLOCK']],
    ['12.501', ['QTY_OUT_OF_RANGE BLOCK']],
  ])('of a product, %s of it, go by the product\u2019s own limits', (quantity, expected) => {
    expect(found(selling({ quantity }), policy)).toEqual(expected);
  });

  test.each([
    ['5', []],
    ['4', ['QTY_OUT_OF_RANGE BLOCK']],
  ])('of another product of the family, %s of it, go by the family\u2019s', (quantity, expected) => {
    expect(found(selling({ quantity, product: { ...product, key: 'TLG-300' } }), policy)).toEqual(expected);
  });

  test('are free where the policy names none', () => {
    expect(found(selling({ quantity: '100000' }), policyWith(['  limit: block', '  limit: off']))).toEqual(
      [],
    );
  });
});

describe('Terms of payment', () => {
  test.each<Case>([
    ['that are the customer\u2019s and standard pass', {}, []],
    [
      'that are the customer\u2019s and not standard need finance',
      standing({ termsName: 'Net 180', termsDays: 180 }),
      ['TERMS_NON_STANDARD APPROVAL'],
    ],
    [
      'of the quote that are standard and no longer than the customer\u2019s pass',
      offered({ terms: terms('Net 15') }),
      [],
    ],
    [
      'of the quote that are longer than the customer\u2019s need finance',
      offered({ terms: terms('Net 45') }),
      ['TERMS_LONGER_THAN_CUSTOMER APPROVAL'],
    ],
    [
      'that nobody knows need finance',
      offered({ terms: terms('When it suits') }),
      ['TERMS_NON_STANDARD APPROVAL'],
    ],
    ['that are nowhere named pass', standing({ termsName: null, termsDays: null }), []],
  ])('%s', (_title, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });
});

test('terms are told from where they were read: the quote, else the customer in the books', () => {
  const fields = (changes: Partial<QuoteFacts>) =>
    decide(changes).findings.map(({ source }) => `${source.system} ${source.field}`);
  expect(fields(offered({ terms: terms('Net 90') }))).toEqual(['SALESFORCE Quote.Payment_Terms__c']);
  expect(fields(standing({ termsName: 'Net 90', termsDays: 90 }))).toEqual(['NETSUITE customer.terms']);
});

test('no rule says anything without naming its source, when it was read and what to do', () => {
  const everything = decide({
    quote: quote({
      expiresOn: null,
      terms: terms('Net 90'),
      priceBook: { name: 'Old', isActive: false, validFrom: null, validTo: null },
    }),
    customer: customer({ isActive: false, holdOverride: 'ON', overdueSince: '2026-01-01', creditLimit: '1' }),
    lines: [
      line({ discountPercent: '90', isPriceActive: false, product: { ...product, isActive: false } }),
      line({ item: null }),
    ],
  });
  expect(everything.findings.length).toBeGreaterThan(10);
  for (const { source, howToFix, message, path } of everything.findings) {
    expect([message, howToFix].every((text) => /^[A-Z].*\.$/.test(text))).toBe(true);
    expect(path.length).toBeGreaterThan(0);
    expect(source.readAt).toBe(
      source.system === 'NETSUITE' ? facts().readAt.netsuite : facts().readAt.salesforce,
    );
  }
});
