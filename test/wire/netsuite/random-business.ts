import { Dice } from '../../support/dice.ts';
import type { Answer, WireClient } from './wire-client.ts';

interface Known {
  readonly id: string;
  readonly type: string;
  readonly entity: string;
  readonly currency: string;
  readonly total: number;
  readonly open: number;
  readonly unused: number;
  readonly lines: number;
  readonly order: string | undefined;
}

interface Customer {
  readonly id: string;
  readonly subsidiary: string;
  readonly currency: string;
}

const RECORDS: Readonly<Record<string, string>> = {
  SalesOrd: 'salesOrder',
  RtnAuth: 'returnAuthorization',
  CustInvc: 'invoice',
  CashSale: 'cashSale',
  CashRfnd: 'cashRefund',
  CustCred: 'creditMemo',
  CustPymt: 'customerPayment',
  CustDep: 'customerDeposit',
  DepAppl: 'depositApplication',
  CustRfnd: 'customerRefund',
  Journal: 'journalEntry',
};

const ITEMS = ['GAUGE', 'PLAN', 'TANK', 'SUPPORT', 'TRAINING'];
/** Closed, open and far-off months of the company whose today is 2024-06-15. */
const DATES = [
  '2024-05-31',
  '2024-06-02',
  '2024-06-15',
  '2024-06-30',
  '2024-07-10',
  '2024-08-31',
  '2024-11-05',
];

type Action = (business: RandomBusiness) => Promise<Answer | undefined>;

/** Someone who enters, changes, applies, voids and deletes whatever comes to mind, some of it impossible. */
export class RandomBusiness {
  readonly client: WireClient;
  readonly dice: Dice;
  #documents: Known[] = [];
  #customers: Customer[] = [];

  constructor(client: WireClient, seed: number) {
    this.client = client;
    this.dice = new Dice(seed);
  }

  /** Does one thing; what it was, and the answer (undefined where there was nothing to do it to). */
  async step(): Promise<{ action: string; answer: Answer | undefined }> {
    await this.#look();
    const action = this.dice.one(WEIGHTED);
    return { action, answer: await (ACTIONS[action] as Action)(this) };
  }

  async #look(): Promise<void> {
    const rows = await this.client.rows(
      `SELECT t.id, t.type, t.entity, t.currency, t.foreigntotal AS total, t.foreignamountunpaid AS open, t.foreignpaymentamountunused AS unused,
        (SELECT COUNT(*) FROM transactionline l WHERE l.transaction = t.id AND l.item IS NOT NULL AND l.mainline = 'F') AS lines,
        (SELECT MIN(l.createdfrom) FROM transactionline l WHERE l.transaction = t.id AND l.mainline = 'T') AS origin FROM transaction t ORDER BY t.id`,
    );
    this.#documents = rows.map((row) => ({
      id: row.id as string,
      type: row.type as string,
      entity: row.entity ?? '',
      currency: row.currency ?? '1',
      total: Number(row.total),
      open: Number(row.open ?? 0),
      unused: Number(row.unused ?? 0),
      lines: Number(row.lines),
      order: row.origin,
    }));
    this.#customers = (
      await this.client.rows('SELECT id, currency, subsidiary FROM customer ORDER BY id')
    ).map((row) => ({
      id: row.id as string,
      currency: row.currency as string,
      subsidiary: row.subsidiary as string,
    }));
  }

  documents(...types: string[]): Known[] {
    return this.#documents.filter(({ type }) => types.includes(type));
  }

  customer(): Customer {
    return this.dice.one(this.#customers);
  }

  /** An amount in a currency's digits; the yen of currency 3 has none. */
  amount(currency: string, most = 2000): number {
    const cents = this.dice.between(1, most * 100);
    return currency === '3' ? Math.ceil(cents / 100) : cents / 100;
  }

  /** All of an amount, a part of it or, at times, more. */
  partOf(amount: number, currency: string): number {
    if (this.dice.chance(0.5)) return amount;
    const digits = currency === '3' ? 0 : 2;
    return Number((amount * (this.dice.chance(0.1) ? 1.5 : this.dice.fraction())).toFixed(digits));
  }

  /** The date and, at times, an exchange rate of one's own. */
  body(): Record<string, unknown> {
    return {
      tranDate: this.dice.one(DATES),
      ...(this.dice.chance(0.3) ? { exchangeRate: this.dice.between(900_000, 1_300_000) / 1_000_000 } : {}),
    };
  }

  itemLine(currency: string): Record<string, unknown> {
    return {
      item: { externalId: this.dice.one(ITEMS) },
      quantity: this.dice.one([1, 1, 2, 3, 7, 0.5]),
      ...(this.dice.chance(0.5)
        ? { rate: this.amount(currency, 300) }
        : { amount: this.amount(currency, 900) }),
      ...(this.dice.chance(0.3) ? { taxRate1: this.dice.one([8.25, 19, 7.7]) } : {}),
    };
  }

  itemLines(currency: string): { items: unknown[] } {
    return { items: Array.from({ length: this.dice.between(1, 3) }, () => this.itemLine(currency)) };
  }

  /** Some of the documents, each applied to in full or in part. */
  applications(documents: readonly Known[], left: 'open' | 'unused'): { items: unknown[] } {
    const chosen = documents.filter(() => this.dice.chance(0.4)).slice(0, 3);
    return {
      items: chosen.map((document) => ({
        doc: { id: document.id },
        apply: true,
        amount: this.partOf(document[left], document.currency),
      })),
    };
  }

  post(type: string, body: Record<string, unknown>): Promise<Answer> {
    return this.client.record('POST', type, body);
  }

  patch(document: Known, body: Record<string, unknown>): Promise<Answer> {
    return this.client.record('PATCH', `${RECORDS[document.type]}/${document.id}`, body);
  }

  remove(document: Known): Promise<Answer> {
    return this.client.record('DELETE', `${RECORDS[document.type]}/${document.id}`);
  }

  transform(document: Known, target: string, body: Record<string, unknown> = {}): Promise<Answer> {
    return this.client.record('POST', `${RECORDS[document.type]}/${document.id}/!transform/${target}`, body);
  }
}

function withOne<T>(
  business: RandomBusiness,
  list: readonly T[],
  act: (one: T) => Promise<Answer>,
): Promise<Answer | undefined> {
  return list.length === 0 ? Promise.resolve(undefined) : act(business.dice.one(list));
}

function sale(type: string): Action {
  return (business) => {
    const { id, currency } = business.customer();
    return business.post(type, { entity: { id }, ...business.body(), item: business.itemLines(currency) });
  };
}

function billing(business: RandomBusiness): Record<string, unknown> {
  const { dice } = business;
  return {
    ...business.body(),
    ...(dice.chance(0.5)
      ? { item: { items: [{ orderLine: dice.between(1, 2), quantity: dice.one([0, 1, 0.5, 2, 9]) }] } }
      : {}),
  };
}

const ACTIONS: Readonly<Record<string, Action>> = {
  'enter a customer': (business) => {
    const above = business.customer();
    return business.post('customer', {
      companyName: `Customer ${business.dice.between(1, 1e9)}`,
      subsidiary: { id: above.subsidiary },
      ...(business.dice.chance(0.5) ? { currency: { id: business.dice.one([1, 2, 3]) } } : {}),
      ...(business.dice.chance(0.4) ? { parent: { id: above.id } } : {}),
    });
  },
  'enter an order': sale('salesOrder'),
  'enter an invoice': sale('invoice'),
  'enter a cash sale': sale('cashSale'),
  'enter a cash refund': sale('cashRefund'),
  'enter a return': sale('returnAuthorization'),
  'bill an order': (business) =>
    withOne(business, business.documents('SalesOrd'), (order) =>
      business.transform(order, business.dice.one(['invoice', 'invoice', 'cashSale']), billing(business)),
    ),
  'credit a return': (business) =>
    withOne(business, business.documents('RtnAuth'), (order) =>
      business.post(business.dice.one(['creditMemo', 'cashRefund']), {
        createdFrom: { id: order.id },
        entity: { id: order.entity },
        ...business.body(),
      }),
    ),
  'enter a credit memo': (business) => {
    const { id, currency } = business.customer();
    const invoices = business.documents('CustInvc').filter(({ entity }) => entity === id);
    return business.post('creditMemo', {
      entity: { id },
      ...business.body(),
      item: business.itemLines(currency),
      apply: business.applications(invoices, 'open'),
    });
  },
  'credit an invoice': (business) =>
    withOne(business, business.documents('CustInvc'), (invoice) =>
      business.transform(invoice, 'creditMemo', business.body()),
    ),
  'pay an invoice': (business) =>
    withOne(business, business.documents('CustInvc'), (invoice) =>
      business.transform(invoice, 'customerPayment', business.body()),
    ),
  'enter a payment': (business) => {
    const { id, currency } = business.customer();
    const invoices = business.documents('CustInvc').filter(({ entity }) => entity === id);
    return business.post('customerPayment', {
      customer: { id },
      ...business.body(),
      payment: business.amount(currency),
      apply: business.applications(invoices, 'open'),
      ...(business.dice.chance(0.3) ? { account: { id: 1 } } : {}),
    });
  },
  'enter a deposit': (business) => {
    const { id, currency } = business.customer();
    const order = business.documents('SalesOrd').find(({ entity }) => entity === id);
    return business.post('customerDeposit', {
      customer: { id },
      ...business.body(),
      payment: business.amount(currency),
      ...(order && business.dice.chance(0.5) ? { salesOrder: { id: order.id } } : {}),
    });
  },
  'apply a deposit': (business) =>
    withOne(business, business.documents('CustDep'), (deposit) =>
      business.post('depositApplication', {
        deposit: { id: deposit.id },
        customer: { id: deposit.entity },
        ...business.body(),
        apply: business.applications(
          business.documents('CustInvc').filter(({ entity }) => entity === deposit.entity),
          'open',
        ),
      }),
    ),
  'refund a customer': (business) => {
    const { id } = business.customer();
    const credits = business
      .documents('CustPymt', 'CustCred', 'CustDep')
      .filter(({ entity }) => entity === id);
    return business.post('customerRefund', {
      customer: { id },
      ...business.body(),
      apply: business.applications(credits, 'unused'),
    });
  },
  'enter a journal': (business) => {
    const amount = business.amount('1');
    const account = (): { account: { id: number }; entity?: { id: string } } => ({
      account: { id: business.dice.one([1, 2, 3, 11]) },
      ...(business.dice.chance(0.7) ? { entity: { id: business.customer().id } } : {}),
    });
    return business.post('journalEntry', {
      ...business.body(),
      currency: { id: business.dice.one([1, 2]) },
      line: {
        items: [
          { ...account(), debit: amount },
          { ...account(), credit: business.dice.chance(0.9) ? amount : 0.01 },
        ],
      },
    });
  },
  'change a line': (business) =>
    withOne(
      business,
      business.documents('SalesOrd', 'CustInvc', 'CustCred', 'CashSale', 'RtnAuth'),
      (document) =>
        business.patch(document, {
          item: {
            items: [
              {
                line: business.dice.between(1, document.lines),
                ...(business.dice.chance(0.5)
                  ? { quantity: business.dice.one([1, 2, 4]) }
                  : { amount: business.amount(document.currency, 900) }),
              },
            ],
          },
        }),
    ),
  'add or replace lines': (business) =>
    withOne(business, business.documents('SalesOrd', 'CustInvc', 'CustCred', 'CashRfnd'), (document) =>
      business.client.record(
        'PATCH',
        `${RECORDS[document.type]}/${document.id}${business.dice.chance(0.4) ? '?replace=item' : ''}`,
        { item: business.itemLines(document.currency) },
      ),
    ),
  'change the exchange rate or the date': (business) =>
    withOne(business, business.documents(...Object.keys(RECORDS)), (document) =>
      business.patch(document, business.body()),
    ),
  'change a note': (business) =>
    withOne(business, business.documents(...Object.keys(RECORDS)), (document) =>
      business.patch(document, { memo: `note ${business.dice.between(1, 99)}` }),
    ),
  'apply otherwise': (business) =>
    withOne(business, business.documents('CustPymt', 'CustCred', 'DepAppl'), (credit) =>
      business.client.record(
        'PATCH',
        `${RECORDS[credit.type]}/${credit.id}${business.dice.chance(0.5) ? '?replace=apply' : ''}`,
        {
          apply: business.applications(
            business.documents('CustInvc').filter(({ entity }) => entity === credit.entity),
            'open',
          ),
        },
      ),
    ),
  'change the amount received': (business) =>
    withOne(business, business.documents('CustPymt', 'CustDep'), (received) =>
      business.patch(received, { payment: business.partOf(received.total, received.currency) }),
    ),
  'close a line': (business) =>
    withOne(business, business.documents('SalesOrd', 'RtnAuth'), (order) =>
      business.patch(order, {
        item: {
          items: [{ line: business.dice.between(1, order.lines), isClosed: business.dice.chance(0.8) }],
        },
      }),
    ),
  'close or cancel an order': (business) =>
    withOne(business, business.documents('SalesOrd'), (order) =>
      business.patch(order, { orderStatus: { id: business.dice.one(['H', 'C', 'B', 'A']) } }),
    ),
  'delete something': (business) =>
    withOne(business, business.documents(...Object.keys(RECORDS)), (document) => business.remove(document)),
  'void something': (business) =>
    withOne(business, business.documents(...Object.keys(RECORDS)), ({ id }) =>
      business.client.script('customscript_void_transaction', { id }),
    ),
  'update revenue plans': (business) => business.client.script('customscript_update_revenue_plans'),
  'recognize a period': async (business) => {
    const periods = await business.client.rows(
      `SELECT id FROM accountingperiod WHERE isposting = 'T' AND startdate BETWEEN TO_DATE('2024-05-01', 'YYYY-MM-DD') AND TO_DATE('2024-09-01', 'YYYY-MM-DD') ORDER BY id`,
    );
    return business.client.script('customscript_create_revenue_journals', {
      period: business.dice.one(periods).id,
    });
  },
  'lock or unlock receivables': async (business) => {
    const [period] = await business.client.rows(
      `SELECT id, arlocked FROM accountingperiod WHERE isposting = 'T' AND startdate = TO_DATE('2024-07-01', 'YYYY-MM-DD')`,
    );
    return business.client.record('PATCH', `accountingPeriod/${period?.id}`, {
      arLocked: period?.arlocked !== 'T',
    });
  },
};

const WEIGHTS: Readonly<Record<string, number>> = {
  'enter an order': 4,
  'enter an invoice': 4,
  'bill an order': 5,
  'enter a payment': 4,
  'pay an invoice': 2,
  'apply a deposit': 3,
  'change a line': 4,
  'apply otherwise': 3,
  'change the exchange rate or the date': 2,
};
const WEIGHTED = Object.keys(ACTIONS).flatMap((action) =>
  Array.from({ length: WEIGHTS[action] ?? 1 }, () => action),
);
