import type { DataSet, Table } from '../../../sandbox/dataset/dataset.ts';

/**
 * A company whose every text and amount says whose it is: two partners of the same size, a direct customer, an end customer
 * of the first partner's, and a customer that only NetSuite knows. A text of owner `x` contains `zqx`; an amount of an owner
 * is nobody else's. What all may see, the catalogue, carries no mark; costs are nobody's.
 */
export const OWNERS = ['a', 'b', 'c', 'd', 'e'] as const;
export type Owner = (typeof OWNERS)[number];

export const CANARY_TODAY = '2026-06-30';
/** The purchase order number that both partners use. */
export const SHARED_PO = 'PO-0001';
/** The order that the first partner arranged for the end customer `d`, who is billed. */
export const ARRANGED = 'ZQA-ORD-7';
/** What an item costs; no partner may see it. */
export const COSTS = ['7171.71', '8282.82'] as const;
export const PRODUCTS = ['GAUGE', 'PLAN'] as const;

/** The shared key of an owner's account and customer, which is a partner's claim. */
export function keyOf(owner: Owner): string {
  return `ZQ${owner.toUpperCase()}-ACC`;
}

/** A text of an owner's. */
export function mark(owner: Owner, what: string): string {
  return `zq${owner} ${what}`;
}

const FIRST_AMOUNT: Readonly<Record<Owner, number>> = { a: 1_000, b: 2_000, c: 3_000, d: 4_000, e: 5_000 };
/** The cents of an owner's amounts, so that sums differ too. */
const CENTS: Readonly<Record<Owner, string>> = { a: '13', b: '29', c: '37', d: '53', e: '61' };

/** The n-th amount of an owner. */
export function amountOf(owner: Owner, n: number): string {
  return `${FIRST_AMOUNT[owner] + n * 17}.${CENTS[owner]}`;
}

class Rows {
  readonly #columns: readonly string[];
  readonly #rows: string[][] = [];

  constructor(columns: string) {
    this.#columns = columns.split(' ');
  }

  add(...cells: readonly (string | number)[]): this {
    this.#rows.push(this.#columns.map((_, i) => String(cells[i] ?? '')));
    return this;
  }

  get table(): Table {
    return { columns: this.#columns, rows: this.#rows };
  }
}

export function canaryCompany(): DataSet {
  const account = new Rows('External_Id__c Name Type CurrencyIsoCode BillingCountry Partner_Level__c');
  const opportunity = new Rows(
    'External_Id__c Name Account.External_Id__c StageName CloseDate Amount CurrencyIsoCode',
  );
  const quote = new Rows(
    'External_Id__c Name Opportunity.External_Id__c Status ExpirationDate CurrencyIsoCode',
  );
  const quoteLine = new Rows(
    'External_Id__c Quote.External_Id__c Product2.External_Id__c Quantity UnitPrice',
  );
  const order = new Rows(
    'External_Id__c Account.External_Id__c Quote.External_Id__c Opportunity.External_Id__c Status EffectiveDate CurrencyIsoCode PoNumber Channel__c Partner__r.External_Id__c',
  );
  const orderLine = new Rows(
    'External_Id__c Order.External_Id__c Product2.External_Id__c Quantity UnitPrice',
  );
  const price = new Rows(
    'External_Id__c Partner__r.External_Id__c Product__r.External_Id__c CurrencyIsoCode Minimum_Quantity__c Unit_Price__c Valid_From__c',
  );
  const deal = new Rows(
    'External_Id__c Partner__r.External_Id__c Status__c End_Customer__c End_Customer_Country__c Product__r.External_Id__c CurrencyIsoCode Special_Price__c Valid_To__c',
  );
  const customer = new Rows(
    'externalId entityId companyName email currency terms creditLimit creditHoldOverride custentity_channel',
  );
  const salesOrder = new Rows(
    'externalId entity tranDate currency otherRefNum memo custbody_channel custbody_end_customer line.externalId line.item line.quantity line.rate',
  );
  const invoice = new Rows(
    'externalId entity createdFrom tranDate dueDate currency otherRefNum memo line.externalId line.item line.quantity line.rate line.orderLine',
  );
  const payment = new Rows('externalId customer tranDate currency apply.doc apply.amount');
  const credit = new Rows(
    'externalId entity createdFrom tranDate currency memo line.externalId line.item line.quantity line.rate apply.doc apply.amount',
  );
  const deposit = new Rows('externalId customer salesOrder tranDate currency payment');

  for (const owner of OWNERS) {
    const key = keyOf(owner);
    const isPartner = owner === 'a' || owner === 'b';
    const K = `ZQ${owner.toUpperCase()}`;
    const channel = isPartner ? 'RESELLER' : 'DIRECT';
    let n = 0;
    const amount = (): string => amountOf(owner, n++);
    if (owner !== 'e')
      account.add(
        key,
        mark(owner, 'Shared Harbour'),
        isPartner ? 'Channel Partner / Reseller' : 'Customer - Direct',
        'USD',
        'United States',
        isPartner ? 'Gold' : '',
      );
    customer.add(
      key,
      key,
      mark(owner, 'Shared Harbour Inc'),
      `${K.toLowerCase()}@harbour.example`,
      'USD',
      'Net 30',
      `${FIRST_AMOUNT[owner] * 1000}.${CENTS[owner]}`,
      'OFF',
      channel,
    );
    if (isPartner) {
      for (const product of PRODUCTS)
        price.add(`${K}-PRICE-${product}`, key, product, 'USD', 1, amount(), '2026-01-01');
      deal.add(
        `${K}-DEAL-1`,
        key,
        'Approved',
        mark(owner, 'Registered End'),
        'US',
        PRODUCTS[0],
        'USD',
        amount(),
        '2026-12-31',
      );
      deal.add(
        `${K}-DEAL-2`,
        key,
        'Submitted',
        mark(owner, 'Waiting End'),
        'US',
        PRODUCTS[0],
        'USD',
        amount(),
        '2026-12-31',
      );
    }
    if (owner !== 'd' && owner !== 'e')
      for (const i of [1, 2]) {
        opportunity.add(
          `${K}-OPP-${i}`,
          mark(owner, `Opportunity ${i}`),
          key,
          'Proposal/Price Quote',
          '2026-08-01',
          amount(),
          'USD',
        );
        quote.add(
          `${K}-Q-${i}`,
          mark(owner, `Quote ${i}`),
          `${K}-OPP-${i}`,
          i === 1 ? 'Accepted' : 'Draft',
          '2026-09-30',
          'USD',
        );
        quoteLine.add(`${K}-Q-${i}-1`, `${K}-Q-${i}`, PRODUCTS[0], i, amount());
        quoteLine.add(`${K}-Q-${i}-2`, `${K}-Q-${i}`, PRODUCTS[1], 1, amount());
      }
    // Three orders of both systems, one of Salesforce alone, two of NetSuite alone.
    for (const i of [1, 2, 3, 4, 5, 6]) {
      const id = `${K}-ORD-${i}`;
      const po = i === 1 ? SHARED_PO : `${K}-PO-${i}`;
      const day = `2026-0${i}-1${i}`;
      const [first, second] = [amount(), amount()];
      if (i <= 4 && owner !== 'e') {
        order.add(
          id,
          key,
          i === 1 && owner !== 'd' ? `${K}-Q-1` : '',
          i === 1 && owner !== 'd' ? `${K}-OPP-1` : '',
          i === 4 ? 'Draft' : 'Activated',
          day,
          'USD',
          po,
          channel,
          isPartner ? key : '',
        );
        orderLine.add(`${id}-1`, id, PRODUCTS[0], i, first).add(`${id}-2`, id, PRODUCTS[1], 1, second);
      }
      if (i === 4) continue;
      const body = [
        key,
        day,
        'USD',
        po,
        mark(owner, `memo ${i}`),
        channel,
        isPartner ? mark(owner, 'End') : '',
      ];
      salesOrder
        .add(id, ...body, `${id}-1`, PRODUCTS[0], i, first)
        .add(id, ...body, `${id}-2`, PRODUCTS[1], 1, second);
      if (i === 3 || i === 6) continue;
      const inv = `${K}-INV-${i}`;
      const billed = [key, id, day, `2026-0${i}-2${i}`, 'USD', po, mark(owner, `bill ${i}`)];
      invoice
        .add(inv, ...billed, `${inv}-1`, PRODUCTS[0], i, first, `${id}-1`)
        .add(inv, ...billed, `${inv}-2`, PRODUCTS[1], 1, second, `${id}-2`);
      if (i === 1)
        payment
          .add(`${K}-PAY-${i}`, key, day, 'USD', inv, first)
          .add(`${K}-PAY-${i}`, key, day, 'USD', '', amount());
      if (i === 2) {
        payment.add(`${K}-PAY-${i}`, key, day, 'USD', inv, `${i}0.${CENTS[owner]}`);
        credit.add(
          `${K}-CRE-${i}`,
          key,
          inv,
          day,
          'USD',
          mark(owner, `credit ${i}`),
          `${K}-CRE-${i}-1`,
          PRODUCTS[1],
          1,
          second,
          inv,
          second,
        );
      }
    }
    deposit.add(`${K}-DEP-1`, key, `${K}-ORD-3`, '2026-06-01', 'USD', amount());
  }
  // An order that the first partner arranged: the account that orders, and is billed, is its end customer's.
  order.add(
    ARRANGED,
    keyOf('d'),
    '',
    '',
    'Activated',
    '2026-06-20',
    'USD',
    'ZQA-PO-7',
    'RESELLER',
    keyOf('a'),
  );
  orderLine.add(`${ARRANGED}-1`, ARRANGED, PRODUCTS[0], 1, amountOf('a', 90));
  const billedToEndCustomer = [keyOf('d'), '2026-06-20', 'USD', '', mark('d', 'arranged'), 'RESELLER', ''];
  salesOrder.add(ARRANGED, ...billedToEndCustomer, `${ARRANGED}-1`, PRODUCTS[0], 1, amountOf('d', 90));
  invoice.add(
    'ZQD-INV-7',
    keyOf('d'),
    ARRANGED,
    '2026-06-21',
    '2026-07-21',
    'USD',
    '',
    mark('d', 'arranged bill'),
    'ZQD-INV-7-1',
    PRODUCTS[0],
    1,
    amountOf('d', 90),
    `${ARRANGED}-1`,
  );
  payment.add('ZQD-PAY-7', keyOf('d'), '2026-06-22', 'USD', 'ZQD-INV-7', amountOf('d', 90));
  const product = new Rows('External_Id__c Name ProductCode Family IsActive');
  const entry = new Rows('Pricebook2.Name Product2.External_Id__c UnitPrice CurrencyIsoCode IsActive');
  const item = new Rows('externalId itemId displayName itemType class cost revenueRecognitionRule');
  PRODUCTS.forEach((id, i) => {
    product.add(id, `Harbour ${id}`, id, 'Hardware', 'true');
    entry.add('Standard Price Book', id, '9900.00', 'USD', 'true');
    item.add(
      id,
      id,
      `Harbour ${id}`,
      'NonInvtPart',
      'Hardware',
      COSTS[i] ?? '',
      i === 0 ? 'POINT_IN_TIME' : 'STRAIGHT_LINE_12M',
    );
  });
  const tables = (all: Readonly<Record<string, Rows>>): Map<string, Table> =>
    new Map(Object.entries(all).map(([name, rows]) => [name, rows.table]));
  return {
    name: 'canaries',
    today: CANARY_TODAY,
    salesforce: tables({
      Account: account,
      Product2: product,
      PricebookEntry: entry,
      Partner_Price__c: price,
      Deal_Registration__c: deal,
      Opportunity: opportunity,
      Quote: quote,
      QuoteLineItem: quoteLine,
      Order: order,
      OrderItem: orderLine,
    }),
    netsuite: tables({
      item,
      customer,
      salesOrder,
      invoice,
      customerPayment: payment,
      creditMemo: credit,
      customerDeposit: deposit,
    }),
  };
}
