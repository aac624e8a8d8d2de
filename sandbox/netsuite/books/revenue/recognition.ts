import { ASSUMED } from '../../assumed.ts';
import { userError } from '../../errors.ts';
import type { Row, Store } from '../../store/database.ts';
import type { Books } from '../books.ts';
import { type EntryLine, emptyDocument } from '../document.ts';
import { toBase } from '../posting.ts';
import type { Plans } from './plans.ts';

const number = (row: Row, name: string): number => Number(row[name]);

/** A planned row whose revenue a journal is to recognize. */
interface Recognition {
  readonly row: number;
  readonly amount: number;
  /** In base currency. */
  readonly base: number;
  readonly element: Row;
}

interface Batch {
  readonly fields: Row;
  readonly recognitions: Recognition[];
}

/** The journals that recognize planned revenue: one per period, subsidiary and currency, on the period's last day. */
export class RecognitionJournals {
  readonly #store: Store;
  readonly #books: Books;
  readonly #plans: Plans;
  readonly #batches = new Map<string, Batch>();

  constructor(store: Store, books: Books, plans: Plans) {
    this.#store = store;
    this.#books = books;
    this.#plans = plans;
  }

  /**
   * Adds a planned row to the journal of a period. `before`: what was recognized of the element before it; the base
   * values of an element's rows come to the base value of their sum, whatever each is rounded to.
   */
  add(row: number, amount: number, before: number, element: Row, period: Row): void {
    const key = `${period.id} ${element.subsidiary} ${element.currency}`;
    let batch = this.#batches.get(key);
    if (!batch) {
      const fields = {
        trandate: number(period, 'enddate'),
        postingperiod: number(period, 'id'),
        subsidiary: number(element, 'subsidiary'),
        currency: number(element, 'currency'),
      };
      batch = { fields, recognitions: [] };
      this.#batches.set(key, batch);
    }
    const digits = this.#books.master.baseDigits(number(element, 'subsidiary'));
    const inBase = (sum: number): number => toBase(sum, number(element, 'exchangerate'), digits);
    batch.recognitions.push({ row, amount, base: inBase(before + amount) - inBase(before), element });
  }

  /** Posts what was added; gives the journals' ids. `now`: when they are made; undefined: on their own dates. */
  post(now?: number): number[] {
    const batches = [...this.#batches.values()].sort(
      (a, b) =>
        number(a.fields, 'trandate') - number(b.fields, 'trandate') ||
        number(a.fields, 'subsidiary') - number(b.fields, 'subsidiary') ||
        number(a.fields, 'currency') - number(b.fields, 'currency'),
    );
    this.#batches.clear();
    return batches.flatMap(({ fields, recognitions }) => {
      const journal = emptyDocument('Journal');
      Object.assign(journal.fields, fields, { memo: ASSUMED.recognitionMemo });
      for (const { amount, base, element } of recognitions.filter((one) => one.amount !== 0))
        journal.entries.push(
          entry(element, number(element, 'deferralaccount'), amount, base),
          entry(element, number(element, 'recognitionaccount'), -amount, -base),
        );
      if (journal.entries.length === 0) return [];
      const id = this.#books.save(journal, now ?? number(fields, 'trandate'));
      for (const { row } of recognitions)
        this.#store.run('UPDATE "revenueplanplannedrevenue" SET journal = ? WHERE id = ?', id, row);
      return [id];
    });
  }

  /**
   * Recognizes what is planned up to a period and not yet recognized, in that period; gives the journals' ids. Plans that
   * wait for an update are left out. Refused in a period that is closed or locked.
   */
  recognize(periodId: number, now: number): number[] {
    const period = this.#books.master.period(periodId);
    if (!period) throw userError(ASSUMED.refusals.unknownPeriod, 'period');
    if (period.closed) throw userError(ASSUMED.refusals.closedPeriod, 'period');
    if (period.allLocked) throw userError(ASSUMED.refusals.lockedPeriod, 'period');
    const due = this.#store.all(
      `SELECT r.id AS row, r.amount AS planned, p.id AS plan, p.totalrecognized AS before, e.*
         FROM "revenueplanplannedrevenue" r JOIN "accountingperiod" a ON a.id = r.plannedperiod
         JOIN "revenueplan" p ON p.id = r.revenueplan AND p.revenueplantype = 'ACTUAL' AND p.holdrevenuerecognition = 'F' AND p.accountingbook = ?2
         JOIN "revenueelement" e ON e.id = p.createdfrom AND e.requiresrevenueplanupdate = 'F'
        WHERE r.isrecognized = 'F' AND a.enddate <= ?1 ORDER BY e.id, a.startdate, r.id`,
      period.end,
      this.#books.book,
    );
    const sofar = new Map<number, number>();
    for (const row of due) {
      const before = sofar.get(number(row, 'plan')) ?? number(row, 'before');
      this.add(number(row, 'row'), number(row, 'planned'), before, row, {
        id: period.id,
        enddate: period.end,
      });
      sofar.set(number(row, 'plan'), before + number(row, 'planned'));
      this.#store.update('revenueplanplannedrevenue', number(row, 'row'), {
        isrecognized: 'T',
        postingperiod: period.id,
        dateexecuted: period.end,
      });
    }
    const journals = this.post(now);
    for (const plan of sofar.keys()) this.#plans.recount(plan, now);
    return journals;
  }

  /** A recognition journal goes: what it recognized is planned again. Refused unless it is the last of its elements. */
  undo(journal: number, now: number): void {
    const rows = this.#store.all(
      `SELECT r.id, r.revenueplan FROM "revenueplanplannedrevenue" r
         JOIN "revenueplan" p ON p.id = r.revenueplan AND p.accountingbook = ? WHERE r.journal = ?`,
      this.#books.book,
      journal,
    );
    const plans = new Set(rows.map((row) => number(row, 'revenueplan')));
    for (const plan of plans)
      if (
        this.#store.get(
          'SELECT id FROM "revenueplanplannedrevenue" WHERE revenueplan = ? AND journal > ?',
          plan,
          journal,
        )
      )
        throw userError(ASSUMED.refusals.recognizedLater);
    for (const row of rows)
      this.#store.update('revenueplanplannedrevenue', number(row, 'id'), {
        isrecognized: 'F',
        postingperiod: null,
        dateexecuted: null,
        journal: null,
      });
    for (const plan of plans) this.#plans.recount(plan, now);
  }
}

function entry(element: Row, account: number, debit: number, base: number): EntryLine {
  return {
    account,
    debit: Math.max(0, debit),
    credit: Math.max(0, -debit),
    entity: number(element, 'entity'),
    item: number(element, 'item'),
    class: null,
    memo: String(element.source),
    exchangeRate: number(element, 'exchangerate'),
    base,
  };
}
