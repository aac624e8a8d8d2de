import { Decimal } from '#kit/money.ts';
import type { ReportPeriod } from '#kit/report/period.ts';
import type { ConsolidatedRates, RateType } from '#sources/netsuite/reports/consolidated-rates.ts';
import type { Conversion } from './frame.ts';
import type { StepRates } from './roll-forward.ts';

/** The rates by which a report's amounts become those of the top subsidiary's currency; remembers what was used. */
export class ReportRates {
  readonly currencyCode: string;
  readonly #rates: ConsolidatedRates;
  readonly #calendar: readonly ReportPeriod[];
  readonly #known = new Map<string, Decimal>();
  readonly #missing = new Set<string>();
  #ratesAsOf: string | null = null;

  /** `calendar`: the posting periods of the books in time order, or the regular ones of them. */
  constructor(rates: ConsolidatedRates, calendar: readonly ReportPeriod[]) {
    this.currencyCode = rates.currencyCode;
    this.#rates = rates;
    this.#calendar = calendar;
  }

  /** The rates of a step that is one period, of balances at its ends and of what moves them within; of no subsidiary, one to one. */
  ofStep(subsidiary: string | null, period: ReportPeriod | undefined): StepRates {
    if (subsidiary === null || period === undefined)
      return { opening: new Decimal(1), movement: new Decimal(1), closing: new Decimal(1) };
    const before = this.#calendar[this.#calendar.indexOf(period) - 1] ?? period;
    return {
      opening: this.find(subsidiary, before, 'CURRENT'),
      movement: this.find(subsidiary, period, 'AVERAGE'),
      closing: this.find(subsidiary, period, 'CURRENT'),
    };
  }

  /** A subsidiary's rate; zero where the books have none, so that what cannot be told is left out and counted as missing. */
  find(subsidiary: string, period: ReportPeriod, type: RateType): Decimal {
    const key = `${subsidiary} ${period.id} ${type}`;
    const known = this.#known.get(key);
    if (known) return known;
    const found = this.#rates.find(subsidiary, period, type, this.#calendar);
    if (!found || (found.of && found.of !== period)) this.#missing.add(`${period.id} ${subsidiary}`);
    if (found?.of && (this.#ratesAsOf === null || found.of.endsOn > this.#ratesAsOf))
      this.#ratesAsOf = found.of.endsOn;
    const rate = found?.rate ?? new Decimal(0);
    this.#known.set(key, rate);
    return rate;
  }

  /** What was used so far, of rates of these types. */
  conversion(rateTypes: readonly RateType[]): Conversion {
    return {
      currencyCode: this.currencyCode,
      rateTypes,
      ratesAsOf: this.#ratesAsOf,
      missing: this.#missing.size,
    };
  }
}
