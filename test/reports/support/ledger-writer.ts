import { Dice } from '../../support/dice.ts';
import type { Answer, WireClient } from '../../wire/netsuite/wire-client.ts';
import { FISCAL_CUSTOMERS, FISCAL_ITEMS } from './fiscal-books.ts';

/** Closed, present and later days of books whose today is 2024-10-20. */
const DAYS = ['2024-09-27', '2024-10-01', '2024-10-20', '2024-10-31', '2024-11-29', '2025-02-10'];

const RECORDS: Readonly<Record<string, string>> = {
  SalesOrd: 'salesOrder',
  CustInvc: 'invoice',
  CashSale: 'cashSale',
  CashRfnd: 'cashRefund',
  CustCred: 'creditMemo',
  CustRfnd: 'customerRefund',
  Journal: 'journalEntry',
};

interface Written {
  readonly id: string;
  readonly type: string;
  readonly entity: string;
  readonly currency: string;
  readonly lines: number;
  readonly unused: number;
}

type Customer = (typeof FISCAL_CUSTOMERS)[number];
type Step = (writer: LedgerWriter) => Promise<Answer | undefined>;

/** Someone who sells, bills, credits, recognizes and voids, the same for the same seed; some of it is refused. */
export class LedgerWriter {
  readonly client: WireClient;
  readonly dice: Dice;
  #written: readonly Written[] = [];

  constructor(client: WireClient, seed: number) {
    this.client = client;
    this.dice = new Dice(seed);
  }

  /** Does one thing and tells what it was, with the answer; undefined where there is nothing to do it to. */
  async step(): Promise<string | undefined> {
    const rows = await this.client.rows(
      `SELECT t.id, t.type, t.entity, c.symbol AS currency, t.foreignpaymentamountunused AS unused,
        (SELECT COUNT(*) FROM transactionline l WHERE l.transaction = t.id AND l.item IS NOT NULL AND l.mainline = 'F') AS lines
      FROM transaction t JOIN currency c ON c.id = t.currency ORDER BY t.id`,
    );
    this.#written = rows.map((row) => ({
      id: row.id ?? '',
      type: row.type ?? '',
      entity: row.entity ?? '',
      currency: row.currency ?? '',
      lines: Number(row.lines),
      unused: Number(row.unused ?? 0),
    }));
    const action = this.dice.one(STEPS);
    const answer = await (ACTIONS[action] as Step)(this);
    if (!answer) return undefined;
    if (answer.status >= 500) throw new Error(`${action}: ${JSON.stringify(answer.json)}`);
    return answer.status < 300
      ? `${action} ${answer.headers.get('location')?.split('/').at(-1) ?? ''}`.trim()
      : `${action}, refused`;
  }

  /** One of the newest documents of some types, so that a sequence builds upon itself. */
  one(...types: string[]): Written | undefined {
    const found = this.#written.filter(({ type }) => types.includes(type)).slice(-6);
    return found.length === 0 ? undefined : this.dice.one(found);
  }

  amount(currency: string): number {
    const digits = currency === 'JPY' ? 0 : currency === 'KWD' ? 3 : 2;
    return this.dice.between(1, 90_000) / 10 ** digits;
  }

  body(): Record<string, unknown> {
    return {
      tranDate: this.dice.one(DAYS),
      ...(this.dice.chance(0.2) ? { exchangeRate: this.dice.between(900_000, 1_300_000) / 1_000_000 } : {}),
    };
  }

  goods({ currency }: Pick<Customer, 'currency'>): { items: unknown[] } {
    return {
      items: Array.from({ length: this.dice.between(1, 3) }, () => ({
        item: { externalId: this.dice.one(FISCAL_ITEMS).id },
        quantity: this.dice.one([1, 1, 2, 3, 7]),
        amount: this.amount(currency),
        ...(this.dice.chance(0.3) ? { taxRate1: this.dice.one([8.25, 10, 19]) } : {}),
      })),
    };
  }

  send(document: Written, method: string, path = '', body?: unknown): Promise<Answer> {
    return this.client.record(method, `${RECORDS[document.type]}/${document.id}${path}`, body);
  }
}

function entered(type: string): Step {
  return (writer) => {
    const customer = writer.dice.one(FISCAL_CUSTOMERS);
    return writer.client.record('POST', type, {
      entity: { externalId: customer.id },
      ...writer.body(),
      ...(writer.dice.chance(0.5) ? { custbody_channel: writer.dice.one(['DIRECT', 'RESELLER']) } : {}),
      ...(writer.dice.chance(0.5) ? { salesRep: { externalId: 'REP-1' } } : {}),
      item: writer.goods(customer),
    });
  };
}

function toOne(types: string[], act: (writer: LedgerWriter, document: Written) => Promise<Answer>): Step {
  return async (writer) => {
    const document = writer.one(...types);
    return document && act(writer, document);
  };
}

const ACTIONS: Readonly<Record<string, Step>> = {
  'enter an order': entered('salesOrder'),
  'enter an invoice': entered('invoice'),
  'enter a cash sale': entered('cashSale'),
  'enter a cash refund': entered('cashRefund'),
  'enter a credit memo': entered('creditMemo'),
  'bill an order': toOne(['SalesOrd'], (writer, order) =>
    writer.send(
      order,
      'POST',
      `/!transform/${writer.dice.one(['invoice', 'invoice', 'cashSale'])}`,
      writer.body(),
    ),
  ),
  'bill a part of an order': toOne(['SalesOrd'], (writer, order) =>
    writer.send(order, 'POST', '/!transform/invoice', {
      ...writer.body(),
      item: {
        items: [{ orderLine: writer.dice.between(1, order.lines), quantity: writer.dice.one([1, 2, 0.5]) }],
      },
    }),
  ),
  'credit an invoice': toOne(['CustInvc'], (writer, invoice) =>
    writer.send(invoice, 'POST', '/!transform/creditMemo', writer.body()),
  ),
  'refund a credit memo': toOne(['CustCred'], (writer, credit) =>
    writer.client.record('POST', 'customerRefund', {
      customer: { id: credit.entity },
      ...writer.body(),
      apply: { items: [{ doc: { id: credit.id }, apply: true, amount: credit.unused }] },
    }),
  ),
  'change a line': toOne(['SalesOrd', 'CustInvc', 'CustCred', 'CashSale'], (writer, document) =>
    writer.send(document, 'PATCH', '', {
      item: {
        items: [{ line: writer.dice.between(1, document.lines), amount: writer.amount(document.currency) }],
      },
    }),
  ),
  'change the date or the rate': toOne(['SalesOrd', 'CustInvc', 'CustCred', 'CashSale'], (writer, document) =>
    writer.send(document, 'PATCH', '', writer.body()),
  ),
  'close a line': toOne(['SalesOrd'], (writer, order) =>
    writer.send(order, 'PATCH', '', {
      item: { items: [{ line: writer.dice.between(1, order.lines), isClosed: true }] },
    }),
  ),
  'close or cancel an order': toOne(['SalesOrd'], (writer, order) =>
    writer.send(order, 'PATCH', '', { orderStatus: { id: writer.dice.one(['H', 'C']) } }),
  ),
  void: toOne(Object.keys(RECORDS), (writer, { id }) =>
    writer.client.script('customscript_void_transaction', { id }),
  ),
  delete: toOne(Object.keys(RECORDS), (writer, document) => writer.send(document, 'DELETE')),
  'update revenue plans': (writer) => writer.client.script('customscript_update_revenue_plans'),
  'recognize a period': async (writer) => {
    const periods = await writer.client.rows(
      `SELECT id FROM accountingperiod WHERE isposting = 'T' AND isadjust = 'F' AND enddate >= TO_DATE('2024-09-01', 'YYYY-MM-DD') ORDER BY startdate FETCH FIRST 7 ROWS ONLY`,
    );
    return writer.client.script('customscript_create_revenue_journals', {
      period: writer.dice.one(periods).id,
    });
  },
  'move deferred revenue by hand': async (writer) => {
    const accounts = await writer.client.rows(
      `SELECT MIN(id) AS id FROM account WHERE accttype IN ('DeferRevenue', 'Income') GROUP BY accttype ORDER BY accttype`,
    );
    const customer = writer.dice.one(FISCAL_CUSTOMERS);
    const [currency] = await writer.client.rows('SELECT id FROM currency WHERE symbol = ?', [
      customer.currency,
    ]);
    const amount = writer.amount(customer.currency);
    const entry = (index: number): Record<string, unknown> => ({
      account: { id: accounts[index]?.id },
      ...(writer.dice.chance(0.5) ? { entity: { externalId: customer.id } } : {}),
    });
    return writer.client.record('POST', 'journalEntry', {
      ...writer.body(),
      subsidiary: { externalId: customer.subsidiary },
      currency: { id: currency?.id },
      line: {
        items: [
          { ...entry(0), debit: amount },
          { ...entry(1), credit: amount },
        ],
      },
    });
  },
};

const WEIGHTS: Readonly<Record<string, number>> = {
  'enter an order': 3,
  'enter an invoice': 4,
  'bill an order': 4,
  'bill a part of an order': 3,
  'credit an invoice': 2,
  'update revenue plans': 4,
  'recognize a period': 4,
  'change a line': 4,
  void: 2,
  'move deferred revenue by hand': 2,
};
const STEPS = Object.keys(ACTIONS).flatMap((action) =>
  Array.from({ length: WEIGHTS[action] ?? 1 }, () => action),
);
