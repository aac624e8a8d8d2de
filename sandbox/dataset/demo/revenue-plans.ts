import { formatMonth, monthOf } from '../calendar-day.ts';
import type { RecognitionRule } from './catalogue.ts';
import type { Invoice } from './invoices.ts';
import { formatAmount } from './money.ts';
import { TableBuilder } from './table-builder.ts';

const MONTHS: Readonly<Record<RecognitionRule, number>> = {
  POINT_IN_TIME: 1,
  STRAIGHT_LINE_12M: 12,
  STRAIGHT_LINE_24M: 24,
};

/** In how many periods revenue of an invoice of that day has been recognized before `thisMonth`; at once where it is. */
export function recognizedPeriods(rule: RecognitionRule, day: number, thisMonth: number): number {
  return rule === 'POINT_IN_TIME' ? 1 : Math.max(0, Math.min(MONTHS[rule], thisMonth - monthOf(day)));
}

/**
 * The planned revenue of every invoice line: even amounts from the month of the invoice on, the rest of the division
 * in the last one. A subscription's period is recognized once its month has ended before `today`'s month; goods and
 * services are with their invoice, which credits income itself.
 */
export function revenuePlanTable(invoices: readonly Invoice[], today: number): TableBuilder {
  const table = new TableBuilder(['source', 'sourceLine', 'period', 'amount', 'currency', 'recognized']);
  const thisMonth = monthOf(today);
  for (const { id, order, day, lines } of invoices) {
    const { currency } = order.customer.country;
    const first = monthOf(day);
    lines.forEach(({ product, amount }, i) => {
      const sourceLine = `${id}-${i + 1}`;
      const months = MONTHS[product.rule];
      const even = Math.floor(amount / months);
      const evenText = formatAmount(even, currency);
      const lastText = formatAmount(amount - even * (months - 1), currency);
      const recognized = recognizedPeriods(product.rule, day, thisMonth);
      for (let n = 0; n < months; n++) {
        const text = n === months - 1 ? lastText : evenText;
        table.add([id, sourceLine, formatMonth(first + n), text, currency, n < recognized ? 'T' : 'F']);
      }
    });
  }
  return table;
}
