import { formatDay } from '../calendar-day.ts';
import { partnerId } from './customer-tables.ts';
import type { ExchangeRates } from './exchange-rates.ts';
import type { Invoice } from './invoices.ts';
import { formatAmount } from './money.ts';
import { TableBuilder } from './table-builder.ts';

/** NetSuite invoices, one row per line. */
export function invoiceTable(invoices: readonly Invoice[], rates: ExchangeRates): TableBuilder {
  const table = new TableBuilder([
    'externalId',
    'entity',
    'createdFrom',
    'tranDate',
    'dueDate',
    'subsidiary',
    'currency',
    'exchangeRate',
    'salesRep',
    'partner',
    'otherRefNum',
    'custbody_channel',
    'custbody_end_customer',
    'custbody_disputed',
    'custbody_promised_date',
    'line.externalId',
    'line.orderLine',
    'line.item',
    'line.quantity',
    'line.rate',
    'line.taxRate',
  ]);
  for (const { id, order, day, due, disputed, promised, lines } of invoices) {
    const { customer } = order;
    const { currency, subsidiary } = customer.country;
    const reseller = customer.kind === 'RESELLER' ? customer : customer.reseller;
    const body = [
      id,
      customer.id,
      order.id,
      formatDay(day),
      formatDay(due),
      subsidiary,
      currency,
      rates.documentRate(currency, subsidiary, day),
      customer.rep?.id ?? '',
      reseller ? partnerId(reseller) : '',
      order.poNumber,
      customer.channel,
      order.endCustomer,
      disputed ? 'T' : 'F',
      promised === undefined ? '' : formatDay(promised),
    ];
    lines.forEach(({ product, quantity, rate, orderLine }, i) => {
      table.add([
        ...body,
        `${id}-${i + 1}`,
        `${order.id}-${orderLine}`,
        product.id,
        String(quantity),
        formatAmount(rate, currency),
        customer.tax === 0 ? '' : String(customer.tax),
      ]);
    });
  }
  return table;
}
