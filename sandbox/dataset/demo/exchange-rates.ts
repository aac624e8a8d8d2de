import { firstDayOf, formatDay, formatMonth, monthOf } from '../calendar-day.ts';
import { CURRENCIES, type Currency } from './money.ts';
import type { Random } from './random.ts';
import { BASE_CURRENCY, type SubsidiaryId } from './subsidiaries.ts';
import { TableBuilder } from './table-builder.ts';

/** The currency Salesforce states its rates against, always known to it. */
const CORPORATE_CURRENCY: Currency = 'USD';

/** What one unit of each currency is worth in dollars, by month; set on the first day of the month. */
export class ExchangeRates {
  readonly #first: number;
  readonly #dollars: Readonly<Record<Currency, number>>[] = [];

  constructor(random: Random, firstMonth: number, lastMonth: number) {
    this.#first = firstMonth;
    let euro = 10_800;
    let yen = 6_800;
    for (let month = firstMonth; month <= lastMonth; month++) {
      euro = within(euro + random.integer(-160, 160), 10_200, 11_900);
      yen = within(yen + random.integer(-90, 90), 6_300, 7_400);
      this.#dollars.push({ USD: 1, EUR: euro / 1e4, JPY: yen / 1e6 });
    }
  }

  /** Units of `to` for one unit of `from` in the month, as decimal text without trailing zeros. */
  rate(from: Currency, to: Currency, month: number, decimals = 8): string {
    const dollars = this.#dollars[month - this.#first];
    if (dollars === undefined) throw new RangeError(`no rates for ${formatMonth(month)}`);
    return rateText(dollars[from] / dollars[to], decimals);
  }

  /** The rate that a document of a subsidiary carries: transaction currency to the subsidiary's own. */
  documentRate(currency: Currency, subsidiary: SubsidiaryId, day: number): string {
    return this.rate(currency, BASE_CURRENCY[subsidiary], monthOf(day));
  }

  /** Salesforce's rates to the dollar: those of the last month in force, and all of them by their first day. */
  salesforceTables(): { currencyType: TableBuilder; datedConversionRate: TableBuilder } {
    const currencyType = new TableBuilder(['IsoCode', 'ConversionRate', 'DecimalPlaces']);
    const datedConversionRate = new TableBuilder(['IsoCode', 'StartDate', 'ConversionRate']);
    const last = this.#first + this.#dollars.length - 1;
    for (const { code, digits } of CURRENCIES) {
      if (code === CORPORATE_CURRENCY) continue;
      const rate = (month: number): string => this.rate(CORPORATE_CURRENCY, code, month, 6);
      currencyType.add([code, rate(last), String(digits)]);
      for (let month = this.#first; month <= last; month++)
        datedConversionRate.add([code, formatDay(firstDayOf(month)), rate(month)]);
    }
    return { currencyType, datedConversionRate };
  }

  /** NetSuite's rates by effective date, and the consolidation rates of the European subsidiary by period. */
  netsuiteTables(): { currencyRate: TableBuilder; consolidatedExchangeRate: TableBuilder } {
    const currencyRate = new TableBuilder([
      'baseCurrency',
      'transactionCurrency',
      'exchangeRate',
      'effectiveDate',
    ]);
    const consolidatedExchangeRate = new TableBuilder([
      'postingPeriod',
      'fromSubsidiary',
      'toSubsidiary',
      'averageRate',
      'currentRate',
      'historicalRate',
    ]);
    const pairs = [
      ['EUR', 'USD'],
      ['JPY', 'USD'],
      ['USD', 'EUR'],
      ['JPY', 'EUR'],
    ] as const;
    const from = BASE_CURRENCY.EMEA;
    const to = BASE_CURRENCY['1'];
    this.#dollars.forEach((dollars, i) => {
      const month = this.#first + i;
      const next = this.#dollars[i + 1] ?? dollars;
      for (const [transaction, base] of pairs)
        currencyRate.add([
          base,
          transaction,
          this.rate(transaction, base, month),
          formatDay(firstDayOf(month)),
        ]);
      // The month opens at its own rate and ends where the next one opens.
      const average = (dollars[from] / dollars[to] + next[from] / next[to]) / 2;
      consolidatedExchangeRate.add([
        formatMonth(month),
        'EMEA',
        '1',
        rateText(average),
        rateText(next[from] / next[to]),
        this.rate(from, to, this.#first),
      ]);
    });
    return { currencyRate, consolidatedExchangeRate };
  }
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function rateText(rate: number, decimals = 8): string {
  return rate.toFixed(decimals).replace(/\.?0+$/, '');
}
