import { Decimal } from '#kit/money.ts';
import type { ReportPeriod } from '#kit/report/period.ts';
import type { ConsolidatedRates, RateType } from '#sources/netsuite/reports/consolidated-rates.ts';
import type { Conversion } from './frame.ts';
import type { StepRates } from './roll-forward.ts';

/** Rates of balances and of what moves them: current at the periods' ends, average within; remembers what was used. */
export class BalanceRates {
  readonly currencyCode: string;
  readonly #rates: ConsolidatedRates;
  readonly #calendar: readonly ReportPeriod[];
  readonly #missing = new Set<string>();
  #ratesAsOf: string | null = null;

  constructor(rates: ConsolidatedRates, calendar: readonly ReportPeriod[]) {
    this.currencyCode = rates.currencyCode;
    this.#rates = rates;
    this.#calendar = calendar;
  }

  /** The rates of a step that is one period; of a subsidiary that is none, one to one. */
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
    const found = this.#rates.find(subsidiary, period, type, this.#calendar);
    if (!found || (found.of && found.of !== period)) this.#missing.add(`${period.id} ${subsidiary}`);
    if (found?.of && (this.#ratesAsOf === null || found.of.endsOn > this.#ratesAsOf))
      this.#ratesAsOf = found.of.endsOn;
    return found?.rate ?? new Decimal(0);
  }

  /** What was used so far. */
  conversion(): Conversion {
    return {
      currencyCode: this.currencyCode,
      rateTypes: ['CURRENT', 'AVERAGE'],
      ratesAsOf: this.#ratesAsOf,
      missing: this.#missing.size,
    };
  }
}
