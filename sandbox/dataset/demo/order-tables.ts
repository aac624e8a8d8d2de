import { formatDay } from '../calendar-day.ts';
import { partnerId } from './customer-tables.ts';
import { inSalesforce } from './customers.ts';
import type { Order } from './deals.ts';
import type { ExchangeRates } from './exchange-rates.ts';
import { formatAmount } from './money.ts';
import { TableBuilder } from './table-builder.ts';

/** Drafts, and what was activated a moment ago, are not in NetSuite yet. */
export function orderInNetSuite({ situation }: Order): boolean {
  return situation.kind !== 'DRAFT' && situation.kind !== 'JUST_ACTIVATED';
}

/** Salesforce orders and order lines. */
export function salesforceOrderTables(orders: readonly Order[]): {
  order: TableBuilder;
  orderItem: TableBuilder;
} {
  const order = new TableBuilder([
    'External_Id__c',
    'Account.External_Id__c',
    'Quote.External_Id__c',
    'Opportunity.External_Id__c',
    'Status',
    'EffectiveDate',
    'CurrencyIsoCode',
    'PoNumber',
    'Channel__c',
    'Partner__r.External_Id__c',
  ]);
  const orderItem = new TableBuilder([
    'External_Id__c',
    'Order.External_Id__c',
    'Product2.External_Id__c',
    'Quantity',
    'UnitPrice',
  ]);
  for (const { id, customer, quote, situation, day, poNumber, lines } of orders) {
    if (!inSalesforce(customer)) continue;
    const { currency } = customer.country;
    order.add([
      id,
      customer.id,
      quote?.id ?? '',
      quote?.deal.id ?? '',
      situation.kind === 'DRAFT' ? 'Draft' : 'Activated',
      formatDay(day),
      currency,
      poNumber,
      customer.channel,
      customer.kind === 'RESELLER' ? customer.id : '',
    ]);
    lines.forEach(({ product, quantity, netPrice }, i) => {
      orderItem.add([`${id}-${i + 1}`, id, product.id, String(quantity), formatAmount(netPrice, currency)]);
    });
  }
  return { order, orderItem };
}

/** NetSuite sales orders, one row per line. */
export function salesOrderTable(orders: readonly Order[], rates: ExchangeRates): TableBuilder {
  const table = new TableBuilder([
    'externalId',
    'entity',
    'tranDate',
    'subsidiary',
    'currency',
    'exchangeRate',
    'salesRep',
    'partner',
    'otherRefNum',
    'memo',
    'custbody_channel',
    'custbody_end_customer',
    'line.externalId',
    'line.item',
    'line.quantity',
    'line.rate',
    'line.taxRate',
  ]);
  for (const order of orders) {
    if (!orderInNetSuite(order)) continue;
    const { id, customer, day, poNumber, endCustomer, lines } = order;
    const { currency, subsidiary } = customer.country;
    const reseller = customer.kind === 'RESELLER' ? customer : customer.reseller;
    const body = [
      id,
      customer.id,
      formatDay(day),
      subsidiary,
      currency,
      rates.documentRate(currency, subsidiary, day),
      customer.rep?.id ?? '',
      reseller ? partnerId(reseller) : '',
      poNumber,
      customer.kind === 'SELF_SERVICE' ? 'Ordered in the web shop' : '',
      customer.channel,
      endCustomer,
    ];
    lines.forEach(({ product, quantity, netPrice }, i) => {
      table.add([
        ...body,
        `${id}-${i + 1}`,
        product.id,
        String(quantity),
        formatAmount(netPrice, currency),
        customer.tax === 0 ? '' : String(customer.tax),
      ]);
    });
  }
  return table;
}
