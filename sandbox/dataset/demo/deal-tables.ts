import { formatDay } from '../calendar-day.ts';
import type { Line } from './baskets.ts';
import type { Deal } from './deals.ts';
import { formatAmount } from './money.ts';
import { TableBuilder } from './table-builder.ts';

/** Salesforce opportunities, quotes and quote lines. */
export function dealTables(deals: readonly Deal[]): {
  opportunity: TableBuilder;
  quote: TableBuilder;
  quoteLineItem: TableBuilder;
} {
  const opportunity = new TableBuilder([
    'External_Id__c',
    'Name',
    'Account.External_Id__c',
    'Owner.External_Id__c',
    'StageName',
    'CloseDate',
    'Amount',
    'CurrencyIsoCode',
  ]);
  const quote = new TableBuilder([
    'External_Id__c',
    'Name',
    'Opportunity.External_Id__c',
    'Status',
    'ExpirationDate',
    'CurrencyIsoCode',
  ]);
  const quoteLineItem = new TableBuilder([
    'External_Id__c',
    'Quote.External_Id__c',
    'Product2.External_Id__c',
    'Quantity',
    'UnitPrice',
    'Discount',
  ]);
  for (const { id, customer, stage, closes, quotes } of deals) {
    const { currency } = customer.country;
    const last = quotes.at(-1);
    const name = `${customer.name} - ${last?.lines[0]?.product.name}`;
    const amount = formatAmount(netTotal(last?.lines ?? []), currency);
    opportunity.add([
      id,
      name,
      customer.id,
      customer.rep?.id ?? '',
      stage,
      formatDay(closes),
      amount,
      currency,
    ]);
    for (const { id: quoteId, status, expires, lines } of quotes) {
      quote.add([quoteId, name, id, status, formatDay(expires), currency]);
      lines.forEach(({ product, quantity, unitPrice, discount }, i) => {
        quoteLineItem.add([
          `${quoteId}-${i + 1}`,
          quoteId,
          product.id,
          String(quantity),
          formatAmount(unitPrice, currency),
          discount === 0 ? '' : String(discount),
        ]);
      });
    }
  }
  return { opportunity, quote, quoteLineItem };
}

/** What the lines come to after discounts, in the currency's smallest unit. */
function netTotal(lines: readonly Line[]): number {
  return lines.reduce((sum, { quantity, netPrice }) => sum + quantity * netPrice, 0);
}
