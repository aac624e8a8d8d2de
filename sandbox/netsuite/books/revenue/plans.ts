import { divide, MONEY_SCALE, RATE_SCALE } from '../../decimal.ts';
import type { Row, Store } from '../../store/database.ts';
import type { Share } from './schedule.ts';

export interface PlannedPeriod extends Share {
  readonly recognized: boolean;
}

type PlanType = 'ACTUAL' | 'FORECAST';

const STATUS_TEXTS = {
  COMPLETED: 'Completed',
  NOT_STARTED: 'Not Started',
  IN_PROGRESS: 'In Progress',
} as const;

type PlanStatus = keyof typeof STATUS_TEXTS;

function statusOf(recognized: number, total: number): PlanStatus {
  if (recognized === total) return 'COMPLETED';
  return recognized === 0 ? 'NOT_STARTED' : 'IN_PROGRESS';
}

function percent(amount: number, total: number): number {
  return total === 0 ? 0 : divide(amount, MONEY_SCALE, total, MONEY_SCALE + 2, RATE_SCALE);
}

/** Revenue plans and their planned rows, as they are stored. */
export class Plans {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Adds a plan of an element with its rows, in time order; gives the ids of the rows. */
  add(type: PlanType, element: Row, rule: Row, rows: readonly PlannedPeriod[]): number[] {
    const total = rows.reduce((sum, { amount }) => sum + amount, 0);
    const plan = this.#store.next('revenueplan');
    this.#store.insert('revenueplan', {
      id: plan,
      recordnumber: `RP${plan}`,
      createdfrom: element.id as number,
      item: element.item as number,
      amount: total,
      amountsource: 'Event-Percent based on amount',
      revenueplantype: type,
      revenueplancurrency: element.currency as number,
      recognitionmethod: String(rule.method ?? 'POINT_IN_TIME'),
      revenuerecognitionrule: element.revenuerecognitionrule as number,
      revrecstartdate: element.revrecstartdate as number,
      revrecenddate: element.revrecenddate as number,
      holdrevenuerecognition: 'F',
      terminmonths: rule.term as number,
      creationtriggeredbydisplay: type === 'ACTUAL' ? 'Billing' : 'Revenue Arrangement Creation',
      accountingbook: element.accountingbook as number,
      exchangerate: element.exchangerate as number,
      lastmodifieddate: element.lastmodifieddate as number,
      ...totals(rows, total),
    });
    return this.addRows(plan, element, rows, total);
  }

  /** Adds rows to a plan; `total` is what the plan comes to with all of its rows. */
  addRows(plan: number, element: Row, rows: readonly PlannedPeriod[], total: number): number[] {
    let recognized = 0;
    return rows.map((entry) => {
      if (entry.recognized) recognized += entry.amount;
      const id = this.#store.next('revenueplanplannedrevenue');
      this.#store.insert('revenueplanplannedrevenue', {
        id,
        revenueplan: plan,
        plannedperiod: entry.period,
        postingperiod: entry.recognized ? entry.period : null,
        plannedrevenuetype: 'PLANNED',
        amount: entry.amount,
        isrecognized: entry.recognized ? 'T' : 'F',
        dateexecuted: entry.recognized ? this.#endOf(entry.period) : null,
        percentrecognizedinperiod: percent(entry.amount, total),
        percenttotalrecognized: percent(recognized, total),
        totalrecognized: recognized,
        deferredrevenueaccount: element.deferralaccount as number,
        recognitionaccount: element.recognitionaccount as number,
        exchangerate: element.exchangerate as number,
      });
      return id;
    });
  }

  #endOf(period: number): number {
    return Number(this.#store.get('SELECT enddate FROM "accountingperiod" WHERE id = ?', period)?.enddate);
  }

  /** The plan of a type that an element has. */
  find(element: number, type: PlanType): Row | undefined {
    return this.#store.get(
      'SELECT * FROM "revenueplan" WHERE createdfrom = ? AND revenueplantype = ?',
      element,
      type,
    );
  }

  /** A plan's rows in time order. */
  rows(plan: number): Row[] {
    return this.#store.all(
      `SELECT r.* FROM "revenueplanplannedrevenue" r JOIN "accountingperiod" p ON p.id = r.plannedperiod
        WHERE r.revenueplan = ? ORDER BY p.startdate, r.id`,
      plan,
    );
  }

  /** Brings a plan's totals, its rows' running totals and its element's status up to its rows. */
  recount(plan: number, now: number): void {
    const rows = this.rows(plan);
    const amountOf = (row: Row): number => Number(row.amount);
    const total = rows.reduce((sum, row) => sum + amountOf(row), 0);
    let recognized = 0;
    for (const row of rows) {
      if (row.isrecognized === 'T') recognized += amountOf(row);
      this.#store.update('revenueplanplannedrevenue', Number(row.id), {
        percentrecognizedinperiod: percent(amountOf(row), total),
        percenttotalrecognized: percent(recognized, total),
        totalrecognized: recognized,
      });
    }
    const own = this.#store.get('SELECT createdfrom, revenueplantype FROM "revenueplan" WHERE id = ?', plan);
    this.#store.update('revenueplan', plan, {
      amount: total,
      totalrecognized: recognized,
      remainingdeferredbalance: total - recognized,
      statusfordisplay: STATUS_TEXTS[statusOf(recognized, total)],
      lastmodifieddate: now,
    });
    if (own?.revenueplantype === 'ACTUAL')
      this.#store.update('revenueelement', Number(own.createdfrom), {
        revenueplanstatus: statusOf(recognized, total),
        lastmodifieddate: now,
      });
  }

  remove(plan: number): void {
    this.#store.run('DELETE FROM "revenueplanplannedrevenue" WHERE revenueplan = ?', plan);
    this.#store.run('DELETE FROM "revenueplan" WHERE id = ?', plan);
  }

  removeAll(element: number): void {
    for (const row of this.#store.all('SELECT id FROM "revenueplan" WHERE createdfrom = ?', element))
      this.remove(Number(row.id));
  }
}

function totals(rows: readonly PlannedPeriod[], total: number): Row {
  const recognized = rows.reduce((sum, entry) => sum + (entry.recognized ? entry.amount : 0), 0);
  return {
    totalrecognized: recognized,
    remainingdeferredbalance: total - recognized,
    statusfordisplay: STATUS_TEXTS[statusOf(recognized, total)],
  };
}

/** The status of a plan with these rows. */
export function planStatus(rows: readonly PlannedPeriod[]): PlanStatus {
  const sum = (entries: readonly PlannedPeriod[]): number =>
    entries.reduce((total, { amount }) => total + amount, 0);
  return statusOf(sum(rows.filter((entry) => entry.recognized)), sum(rows));
}
