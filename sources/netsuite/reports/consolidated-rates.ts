import { Decimal } from '../../../kit/money.ts';
import type { ReportPeriod } from '../../../kit/report/period.ts';
import { primaryBook } from '../counted-once.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { suiteql } from '../suiteql.ts';

/** Which rate of a period: it follows from the class of the account. No report has accounts of equity, whose rate is historical. */
export type RateType = 'AVERAGE' | 'CURRENT';

/** The rates of a subsidiary by the internal id of their period. */
type PeriodRates = ReadonlyMap<string, Readonly<Record<RateType, Decimal | undefined>>>;

/** A rate, and the period whose rate it is; undefined: none was needed. */
export interface FoundRate {
  readonly rate: Decimal;
  readonly of: ReportPeriod | undefined;
}

/** The rates by which the books of subsidiaries become those of the top subsidiary. */
export class ConsolidatedRates {
  readonly currencyCode: string;
  readonly #own: ReadonlySet<string>;
  readonly #bySubsidiary: ReadonlyMap<string, PeriodRates>;

  /** `own`: subsidiaries whose books are in that currency already. */
  constructor(
    currencyCode: string,
    own: ReadonlySet<string>,
    bySubsidiary: ReadonlyMap<string, PeriodRates>,
  ) {
    this.currencyCode = currencyCode;
    this.#own = own;
    this.#bySubsidiary = bySubsidiary;
  }

  /**
   * A subsidiary's rate of a period, or the latest one before it; undefined where there is none. `periods` are those of the
   * books in time order.
   */
  find(
    subsidiary: string,
    period: ReportPeriod,
    type: RateType,
    periods: readonly ReportPeriod[],
  ): FoundRate | undefined {
    if (this.#own.has(subsidiary)) return { rate: new Decimal(1), of: undefined };
    const known = this.#bySubsidiary.get(subsidiary);
    for (let index = periods.indexOf(period); index >= 0; index--) {
      const of = periods[index] as ReportPeriod;
      const rate = known?.get(of.sourceId)?.[type];
      if (rate) return { rate, of };
    }
    return undefined;
  }
}

/** The rates from every subsidiary to the top one, of the primary book, in one request. */
export async function consolidatedRates(access: NetSuiteAccess): Promise<ConsolidatedRates> {
  const top = suiteql`(SELECT MIN(root.id) FROM subsidiary root WHERE root.parent IS NULL)`;
  const rows = await access.queries.rows(
    suiteql`SELECT s.id AS subsidiary, cur.symbol AS currencycode, CASE WHEN s.id = ${top} THEN 'T' ELSE 'F' END AS istop,
        x.postingperiod AS period, x.averagerate, x.currentrate
      FROM subsidiary s JOIN currency cur ON cur.id = s.currency
      LEFT JOIN consolidatedexchangerate x ON x.fromsubsidiary = s.id AND x.tosubsidiary = ${top} AND x.accountingbook = ${primaryBook()}
      ORDER BY s.id, x.postingperiod`,
  );
  const currencyCode = rows.find(({ istop }) => istop === 'T')?.currencycode ?? '';
  const rate = (text: string | undefined): Decimal | undefined =>
    text === undefined ? undefined : new Decimal(text);
  const bySubsidiary = Map.groupBy(
    rows.filter(({ period }) => period !== undefined),
    ({ subsidiary = '' }) => subsidiary,
  );
  return new ConsolidatedRates(
    currencyCode,
    new Set(rows.filter((row) => row.currencycode === currencyCode).map(({ subsidiary = '' }) => subsidiary)),
    new Map(
      [...bySubsidiary].map(([subsidiary, own]) => [
        subsidiary,
        new Map(
          own.map((row) => [
            row.period ?? '',
            { AVERAGE: rate(row.averagerate), CURRENT: rate(row.currentrate) },
          ]),
        ),
      ]),
    ),
  );
}
