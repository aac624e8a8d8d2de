import { addMonths, secondsOf } from '../calendar.ts';
import { divide, MONEY_SCALE, RATE_SCALE, roundMoney } from '../decimal.ts';
import { userError } from '../errors.ts';
import type { Row, Store } from '../store/database.ts';
import type { Books } from './books.ts';
import { type EntryLine, emptyDocument } from './document.ts';

export interface PlannedPeriod {
  readonly period: number;
  readonly amount: number;
  readonly recognized: boolean;
}

interface Recognition {
  readonly plannedRow: number;
  readonly amount: number;
  readonly element: Row;
}

const number = (row: Row, name: string): number => Number(row[name]);

/** Advanced revenue management: arrangements, elements and plans of invoices, and the journals that recognise them. */
export class Revenue {
  readonly #store: Store;
  readonly #books: Books;
  readonly #recognitions = new Map<string, { period: Row; fields: Row; rows: Recognition[] }>();

  constructor(store: Store, books: Books) {
    this.#store = store;
    this.#books = books;
  }

  /** Adds an invoice line's element with its ACTUAL plan; periods in time order. */
  addElement(invoice: number, line: number, periods: readonly PlannedPeriod[], now: number): void {
    const store = this.#store;
    const source = store.get(
      `SELECT t.tranid, t.trandate, t.entity, t.currency, t.exchangerate, t.subsidiary, t.trandisplayname, l.item, -l.quantity AS quantity,
              -l.foreignamount AS amount, i.revenuerecognitionrule AS rule, r.recognitionmethod AS method, r.terminmonths AS term
         FROM "transaction" t JOIN "transactionline" l ON l."transaction" = t.id AND l.id = ?
         JOIN "item" i ON i.id = l.item LEFT JOIN "revenuerecognitionrule" r ON r.id = i.revenuerecognitionrule WHERE t.id = ?`,
      line,
      invoice,
    ) as Row;
    const accounts = this.#books.master.itemAccounts(number(source, 'item'));
    const deferred =
      accounts.revenue === accounts.income ? this.#books.deferredRevenueAccount : accounts.revenue;
    const arrangement = this.#arrangement(invoice, source, now);
    const bounds = periods.map(
      ({ period }) =>
        store.get('SELECT id, startdate, enddate FROM "accountingperiod" WHERE id = ?', period) as Row,
    );
    const total = periods.reduce((sum, entry) => sum + entry.amount, 0);
    const recognized = periods.reduce((sum, entry) => sum + (entry.recognized ? entry.amount : 0), 0);
    const status = recognized === total ? 'COMPLETED' : recognized === 0 ? 'NOT_STARTED' : 'IN_PROGRESS';
    const start = (bounds[0]?.startdate ?? source.trandate) as number;
    const end = (bounds.at(-1)?.enddate ?? source.trandate) as number;
    const shared = {
      accountingbook: this.#books.book,
      exchangerate: source.exchangerate as number,
      lastmodifieddate: now,
    };
    const element = store.next('revenueelement');
    store.insert('revenueelement', {
      ...shared,
      id: element,
      recordnumber: `RE${element}`,
      referenceid: `${source.tranid}_${line}`,
      source: String(source.trandisplayname),
      sourcerecordtype: 'invoice',
      sourcetransaction: invoice,
      sourceline: line,
      revenuearrangement: arrangement,
      entity: source.entity as number,
      item: source.item as number,
      quantity: source.quantity as number,
      salesamount: source.amount as number,
      discountedsalesamount: source.amount as number,
      allocationamount: source.amount as number,
      currency: source.currency as number,
      elementdate: source.trandate as number,
      revrecstartdate: start,
      revrecenddate: end,
      revenuerecognitionrule: source.rule as number,
      deferralaccount: deferred,
      recognitionaccount: accounts.income,
      revenueplanstatus: status,
      subsidiary: source.subsidiary as number,
      requiresrevenueplanupdate: 'F',
    });
    store.run(
      'UPDATE "transactionline" SET revenueelement = ? WHERE "transaction" = ? AND id = ?',
      element,
      invoice,
      line,
    );
    const plan = store.next('revenueplan');
    store.insert('revenueplan', {
      ...shared,
      id: plan,
      recordnumber: `RP${plan}`,
      createdfrom: element,
      item: source.item as number,
      amount: total,
      amountsource: 'Event-Percent based on amount',
      revenueplantype: 'ACTUAL',
      revenueplancurrency: source.currency as number,
      recognitionmethod: String(source.method ?? 'POINT_IN_TIME'),
      revenuerecognitionrule: source.rule as number,
      revrecstartdate: start,
      revrecenddate: end,
      totalrecognized: recognized,
      remainingdeferredbalance: total - recognized,
      statusfordisplay: { COMPLETED: 'Completed', NOT_STARTED: 'Not Started', IN_PROGRESS: 'In Progress' }[
        status
      ],
      holdrevenuerecognition: 'F',
      terminmonths: source.term as number,
      creationtriggeredbydisplay: 'Billing',
    });
    let sofar = 0;
    periods.forEach((entry, index) => {
      if (entry.recognized) sofar += entry.amount;
      const period = bounds[index] as Row;
      const row = store.next('revenueplanplannedrevenue');
      const percent = (amount: number): number =>
        total === 0 ? 0 : divide(amount, MONEY_SCALE, total, MONEY_SCALE + 2, RATE_SCALE);
      store.insert('revenueplanplannedrevenue', {
        id: row,
        revenueplan: plan,
        plannedperiod: entry.period,
        postingperiod: entry.recognized ? entry.period : null,
        plannedrevenuetype: 'PLANNED',
        amount: entry.amount,
        isrecognized: entry.recognized ? 'T' : 'F',
        dateexecuted: entry.recognized ? (period.enddate as number) : null,
        percentrecognizedinperiod: percent(entry.amount),
        percenttotalrecognized: percent(sofar),
        totalrecognized: sofar,
        deferredrevenueaccount: deferred,
        recognitionaccount: accounts.income,
        exchangerate: shared.exchangerate,
      });
      if (entry.recognized && accounts.revenue !== accounts.income)
        this.#recognize(
          {
            plannedRow: row,
            amount: entry.amount,
            element: { ...source, deferred, income: accounts.income },
          },
          period,
        );
    });
  }

  #arrangement(invoice: number, source: Row, now: number): number {
    const known = this.#store.get('SELECT id FROM "revenuearrangement" WHERE createdfrom = ?', invoice)?.id;
    const amount = source.amount as number;
    if (known != null) {
      this.#store.run(
        'UPDATE "revenuearrangement" SET foreigntotal = foreigntotal + ? WHERE id = ?',
        amount,
        Number(known),
      );
      return Number(known);
    }
    const id = this.#store.next('revenuearrangement');
    this.#store.insert('revenuearrangement', {
      id,
      tranid: `RA${id}`,
      trandate: source.trandate as number,
      entity: source.entity as number,
      subsidiary: source.subsidiary as number,
      currency: source.currency as number,
      exchangerate: source.exchangerate as number,
      foreigntotal: amount,
      createdfrom: invoice,
      accountingbook: this.#books.book,
      lastmodifieddate: now,
    });
    return id;
  }

  #recognize(recognition: Recognition, period: Row): void {
    const { element } = recognition;
    const key = `${period.id} ${element.subsidiary} ${element.currency}`;
    let group = this.#recognitions.get(key);
    if (!group) {
      const fields = {
        trandate: period.enddate as number,
        postingperiod: period.id as number,
        subsidiary: element.subsidiary as number,
        currency: element.currency as number,
      };
      group = { period, fields, rows: [] };
      this.#recognitions.set(key, group);
    }
    group.rows.push(recognition);
  }

  /** Posts what was recognised: one journal per period, subsidiary and currency, on the period's last day. */
  postJournals(): void {
    const groups = [...this.#recognitions.values()].sort(
      (a, b) =>
        Number(a.fields.trandate) - Number(b.fields.trandate) ||
        Number(a.fields.subsidiary) - Number(b.fields.subsidiary) ||
        Number(a.fields.currency) - Number(b.fields.currency),
    );
    for (const { fields, rows } of groups) {
      const journal = emptyDocument('Journal');
      Object.assign(journal.fields, fields, { memo: 'Revenue recognition' });
      for (const { amount, element } of rows) {
        const line = (account: number, debit: number): EntryLine => ({
          account,
          debit: Math.max(0, debit),
          credit: Math.max(0, -debit),
          entity: number(element, 'entity'),
          item: number(element, 'item'),
          class: null,
          memo: String(element.trandisplayname),
          exchangeRate: number(element, 'exchangerate'),
          base: null,
        });
        journal.entries.push(
          line(number(element, 'deferred'), amount),
          line(number(element, 'income'), -amount),
        );
      }
      const id = this.#books.save(journal, Number(fields.trandate));
      for (const { plannedRow } of rows)
        this.#store.run('UPDATE "revenueplanplannedrevenue" SET journal = ? WHERE id = ?', id, plannedRow);
    }
    this.#recognitions.clear();
  }

  /** Plans an invoice anew by its items' rules: at once, or by even periods from its month, the rest in the last. */
  planInvoice(invoice: number, now: number): void {
    this.removePlans(invoice);
    const lines = this.#store.all(
      `SELECT l.id, -l.foreignamount AS amount, t.trandate, t.currency, r.recognitionmethod AS method, r.terminmonths AS term
         FROM "transactionline" l JOIN "transaction" t ON t.id = l."transaction" JOIN "item" i ON i.id = l.item
         JOIN "revenuerecognitionrule" r ON r.id = i.revenuerecognitionrule WHERE t.id = ? AND l.mainline = 'F' ORDER BY l.linesequencenumber`,
      invoice,
    );
    for (const line of lines) {
      const atOnce = line.method === 'POINT_IN_TIME';
      const count = atOnce ? 1 : Math.max(1, number(line, 'term'));
      const even = roundMoney(
        Math.trunc(number(line, 'amount') / count),
        this.#books.master.currencyDigits(number(line, 'currency')),
      );
      const date = new Date(number(line, 'trandate') * 1000);
      const month = secondsOf(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
      const periods = Array.from({ length: count }, (_, index): PlannedPeriod => {
        const period = this.#books.master.periodOf(addMonths(month, index));
        if (!period) throw userError('The revenue plan reaches past the last accounting period.', 'tranDate');
        return {
          period: period.id,
          amount: index === count - 1 ? number(line, 'amount') - even * (count - 1) : even,
          recognized: atOnce,
        };
      });
      this.addElement(invoice, number(line, 'id'), periods, now);
    }
  }

  /** Whether a journal recognizes revenue of plans. */
  recognizedBy(journal: number): boolean {
    return (
      this.#store.get('SELECT id FROM "revenueplanplannedrevenue" WHERE journal = ? LIMIT 1', journal) !==
      undefined
    );
  }

  /** Takes an invoice's plans away; refused once a journal recognised some of them. */
  removePlans(invoice: number): void {
    const store = this.#store;
    const elements = store.all('SELECT id FROM "revenueelement" WHERE sourcetransaction = ?', invoice);
    const plans = `SELECT p.id FROM "revenueplan" p JOIN "revenueelement" e ON e.id = p.createdfrom WHERE e.sourcetransaction = ?`;
    if (
      store.get(
        `SELECT id FROM "revenueplanplannedrevenue" WHERE journal IS NOT NULL AND revenueplan IN (${plans})`,
        invoice,
      )
    )
      throw userError('Revenue of this transaction has been recognized already.');
    if (elements.length === 0) return;
    store.run(`DELETE FROM "revenueplanplannedrevenue" WHERE revenueplan IN (${plans})`, invoice);
    store.run(`DELETE FROM "revenueplan" WHERE id IN (${plans})`, invoice);
    store.run('DELETE FROM "revenueelement" WHERE sourcetransaction = ?', invoice);
    store.run('DELETE FROM "revenuearrangement" WHERE createdfrom = ?', invoice);
    store.run('UPDATE "transactionline" SET revenueelement = NULL WHERE "transaction" = ?', invoice);
  }
}
