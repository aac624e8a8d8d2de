import { addMonths, DAY } from '../../calendar.ts';
import { MONEY_SCALE, multiply, QUANTITY_SCALE } from '../../decimal.ts';
import type { Row, Store } from '../../store/database.ts';
import type { Books } from '../books.ts';
import { allocate } from './allocation.ts';
import type { Elements, SourceLine } from './elements.ts';
import type { PlannedPeriod, Plans } from './plans.ts';
import type { Reallocation } from './reallocation.ts';
import { type RecognitionMethod, type Share, sharesOf, split } from './schedule.ts';

const number = (row: Row, name: string): number => Number(row[name]);

export interface RefreshResult {
  /** Documents whose elements and plans are up to date now. */
  readonly updated: number;
  /** Documents whose plans reach past the last accounting period; they go on waiting. */
  readonly failed: readonly string[];
}

/** Makes and updates elements and plans of the sales that wait for it. */
export class Refresh {
  readonly #store: Store;
  readonly #books: Books;
  readonly #elements: Elements;
  readonly #plans: Plans;
  readonly #reallocation: Reallocation;

  constructor(store: Store, books: Books, elements: Elements, plans: Plans, reallocation: Reallocation) {
    this.#store = store;
    this.#books = books;
    this.#elements = elements;
    this.#plans = plans;
    this.#reallocation = reallocation;
  }

  run(now: number): RefreshResult {
    const failed: string[] = [];
    let updated = 0;
    // in the order of their entry: what comes back finds the element of what was sold
    for (const row of this.#store.all(
      'SELECT "transaction" AS id FROM sandbox_revenue_pending ORDER BY "transaction"',
    )) {
      const document = number(row, 'id');
      if (!this.#updateDocument(document, now)) {
        failed.push(String(document));
        continue;
      }
      this.#store.run('DELETE FROM sandbox_revenue_pending WHERE "transaction" = ?', document);
      updated++;
    }
    return { updated, failed };
  }

  /** False where the accounting periods end too early for a plan. */
  #updateDocument(document: number, now: number): boolean {
    const lines = this.#elements.sourceLines(document);
    const known = new Map(
      this.#elements.ofDocument(document).map((element) => [number(element, 'sourceline'), element]),
    );
    const allocated = this.#allocate(lines);
    const planned = lines.map((line, index) => this.#plan(line, allocated[index] as number));
    if (planned.includes(undefined)) return false;
    const touched = new Set<number>();
    lines.forEach((line, index) => {
      const amount = allocated[index] as number;
      const element = known.get(line.line);
      known.delete(line.line);
      touched.add(this.#putElement(line, amount, planned[index] as Share[], element, now));
    });
    for (const gone of known.values()) {
      touched.add(number(gone, 'revenuearrangement'));
      this.#plans.removeAll(number(gone, 'id'));
      this.#elements.remove(gone);
    }
    for (const arrangement of touched) this.#elements.totalArrangement(arrangement, now);
    this.#reallocation.post(
      document,
      lines.map((line, index) => ({ line, allocated: allocated[index] as number })),
      now,
    );
    return true;
  }

  /** What each line earns; goods that come back take what they were sold for. */
  #allocate(lines: readonly SourceLine[]): number[] {
    const [first] = lines;
    if (!first || first.amount < 0) return lines.map(({ amount }) => amount);
    return allocate(
      lines.map((line) => ({ sales: line.amount, fairValue: this.#fairValue(line) })),
      this.#books.master.currencyDigits(first.currency),
    );
  }

  /** What a line's quantity sells for alone on its date. */
  #fairValue({ item, currency, date, quantity }: SourceLine): number | undefined {
    const price = this.#store.get(
      `SELECT fairvalue FROM "fairvalueprice" WHERE item = ?1 AND currency = ?2 AND coalesce(startdate, ?3) <= ?3 AND coalesce(enddate, ?3) >= ?3
        ORDER BY startdate DESC LIMIT 1`,
      item,
      currency,
      date,
    )?.fairvalue;
    return price == null
      ? undefined
      : multiply(Number(price), MONEY_SCALE, quantity, QUANTITY_SCALE, MONEY_SCALE);
  }

  /** The periods of a line's revenue; undefined where there are not enough of them. */
  #plan(line: SourceLine, amount: number): Share[] | undefined {
    const returned = this.#elements.returned(line);
    const plan = returned && line.amount < 0 && this.#plans.find(number(returned, 'id'), 'ACTUAL');
    if (plan) return this.#mirror(line, amount, this.#plans.rows(number(plan, 'id')));
    return sharesOf(
      {
        method: line.method as RecognitionMethod,
        months: line.months,
        amount,
        digits: this.#books.master.currencyDigits(line.currency),
        start: line.date,
      },
      this.#books.master.periods(),
    );
  }

  /** What comes back reverses the sale's plan in its periods; those before the return all fall into its own. */
  #mirror(line: SourceLine, amount: number, rows: readonly Row[]): Share[] | undefined {
    const own = this.#books.master.periodOf(line.date);
    if (!own) return undefined;
    const parts = split(
      amount,
      rows.map((row) => number(row, 'amount')),
      this.#books.master.currencyDigits(line.currency),
    );
    const shares = new Map<number, number>();
    rows.forEach((row, index) => {
      const planned = this.#books.master.period(number(row, 'plannedperiod'));
      const period = planned && planned.end > own.end ? planned.id : own.id;
      shares.set(period, (shares.get(period) ?? 0) + (parts[index] as number));
    });
    return [...shares].map(([period, share]) => ({ period, amount: share }));
  }

  /** Makes or updates a line's element with its plans; gives its arrangement. */
  #putElement(
    line: SourceLine,
    allocated: number,
    shares: readonly Share[],
    known: Row | undefined,
    now: number,
  ): number {
    const atOnce = !line.deferred;
    const target = shares.map((share): PlannedPeriod => ({ ...share, recognized: atOnce }));
    const returned = line.amount < 0 ? this.#elements.returned(line) : undefined;
    const arrangement = returned
      ? number(returned, 'revenuearrangement')
      : this.#elements.arrangement(line, now);
    const terms = {
      allocated,
      ...this.#days(line, shares),
      arrangement,
      returnOf: returned ? number(returned, 'id') : null,
    };
    const columns = {
      ...this.#elements.columns(line, terms, target, now),
      forecaststartdate: terms.start,
      forecastenddate: terms.end,
      revrecforecastrule: line.rule,
    };
    const rule = { method: line.method, term: line.months };
    const element = known ? { ...known, ...columns } : this.#elements.insert(columns);
    if (!known) this.#plans.add('ACTUAL', element, rule, target);
    else {
      this.#store.update('revenueelement', number(known, 'id'), columns);
      this.#replan(element, rule, target, line, now);
    }
    const forecast = this.#plans.find(number(element, 'id'), 'FORECAST');
    if (forecast) this.#plans.remove(number(forecast, 'id'));
    this.#plans.add(
      'FORECAST',
      element,
      rule,
      shares.map((share) => ({ ...share, recognized: false })),
    );
    return arrangement;
  }

  /** The first and the last day of a line's revenue: by its rule's term, or the return's own periods. */
  #days(line: SourceLine, shares: readonly Share[]): { start: number; end: number } {
    if (line.method === 'POINT_IN_TIME') return { start: line.date, end: line.date };
    if (line.method !== 'STRAIGHT_LINE_EVEN_PERIODS')
      return { start: line.date, end: addMonths(line.date, Math.max(1, line.months)) - DAY };
    const bound = (share: Share | undefined, name: 'start' | 'end'): number =>
      this.#books.master.period(share?.period ?? 0)?.[name] ?? line.date;
    return { start: bound(shares[0], 'start'), end: bound(shares.at(-1), 'end') };
  }

  /**
   * Puts a new schedule in place of what is not recognized by a journal; what journals recognized differently is caught
   * up in the first period that is left, or else in the first open one.
   */
  #replan(element: Row, rule: Row, target: readonly PlannedPeriod[], line: SourceLine, now: number): void {
    const plan = this.#plans.find(number(element, 'id'), 'ACTUAL');
    if (!plan) {
      this.#plans.add('ACTUAL', element, rule, target);
      return;
    }
    const id = number(plan, 'id');
    this.#store.run('DELETE FROM "revenueplanplannedrevenue" WHERE revenueplan = ? AND journal IS NULL', id);
    const recognized = new Map<number, number>();
    for (const row of this.#plans.rows(id)) {
      const period = number(row, 'plannedperiod');
      recognized.set(period, (recognized.get(period) ?? 0) + number(row, 'amount'));
    }
    const left = target.filter(({ period }) => !recognized.has(period));
    const total = target.reduce((sum, { amount }) => sum + amount, 0);
    const missing =
      total -
      left.reduce((sum, { amount }) => sum + amount, 0) -
      [...recognized.values()].reduce((sum, amount) => sum + amount, 0);
    const [first, ...rest] = left;
    const rows = first ? [{ ...first, amount: first.amount + missing }, ...rest] : [];
    if (!first && missing !== 0)
      rows.push({
        period: this.#books.master.firstOpenPeriod(line.date).id,
        amount: missing,
        recognized: false,
      });
    this.#store.update('revenueplan', id, {
      item: element.item as number,
      exchangerate: number(element, 'exchangerate'),
      revenuerecognitionrule: element.revenuerecognitionrule as number,
      recognitionmethod: String(rule.method),
      terminmonths: rule.term as number,
      revrecstartdate: element.revrecstartdate as number,
      revrecenddate: element.revrecenddate as number,
    });
    this.#plans.addRows(id, element, rows, total);
    this.#plans.recount(id, now);
  }
}
