import type { Channel } from '../channel.ts';
import type { ContractLine, ContractRecord } from '../contract.ts';
import { channelOfType } from './accounts.ts';
import { parent, type Row, text } from './query.ts';
import type { SalesforceAccess } from './salesforce.ts';
import { type Soql, soql, where } from './soql.ts';
import { tenancy } from './tenancy.ts';

/** Quotes with their lines, in one query; those without lines are left out. At most 2,000 ids. */
export async function quoteContracts(
  access: SalesforceAccess,
  ids: readonly string[],
): Promise<ContractRecord[]> {
  const query = soql`SELECT Id, QuoteId, Quantity, TotalPrice, CurrencyIsoCode, PricebookEntry.UnitPrice, Product2Id, Product2.Name,
      Quote.CurrencyIsoCode, Quote.Account.Type
      FROM QuoteLineItem ${where([soql`QuoteId IN ${ids}`, tenancy(access, 'QuoteLineItem')])}
      ORDER BY QuoteId, LineNumber, Id`;
  return contracts(access, query, 'Quote', (quote) => channelOf(quote));
}

/** Orders with their lines, in one query; those without lines are left out. At most 2,000 ids. */
export async function orderContracts(
  access: SalesforceAccess,
  ids: readonly string[],
): Promise<ContractRecord[]> {
  const { partner } = access.fields;
  const query = soql`SELECT Id, OrderId, Quantity, TotalPrice, CurrencyIsoCode, PricebookEntry.UnitPrice, Product2Id, Product2.Name,
      Order.CurrencyIsoCode, Order.EffectiveDate, Order.Account.Type, Order.${partner}.Id
      FROM OrderItem ${where([soql`OrderId IN ${ids}`, tenancy(access, 'OrderItem')])}
      ORDER BY OrderId, OrderItemNumber, Id`;
  return contracts(access, query, 'Order', (order) =>
    parent(order, partner.text) === null ? channelOf(order) : 'RESELLER',
  );
}

function channelOf(contract: Row): Channel {
  const account = parent(contract, 'Account');
  return channelOfType(account && text(account, 'Type'));
}

async function contracts(
  access: SalesforceAccess,
  query: Soql,
  noun: 'Quote' | 'Order',
  channel: (contract: Row) => Channel,
): Promise<ContractRecord[]> {
  const rows = await access.queries.rows(query);
  return [...Map.groupBy(rows, (row) => text(row, `${noun}Id`) ?? '')].map(([id, own]) => {
    const contract = parent(own[0] as Row, noun) ?? {};
    return {
      id,
      currencyCode: text(contract, 'CurrencyIsoCode') ?? '',
      channel: channel(contract),
      orderedOn: text(contract, 'EffectiveDate'),
      lines: own.map(line),
    };
  });
}

function line(row: Row): ContractLine {
  const entry = parent(row, 'PricebookEntry');
  const productId = text(row, 'Product2Id');
  return {
    id: text(row, 'Id') ?? '',
    product: productId === null ? null : { system: 'salesforce', id: productId },
    name: text(parent(row, 'Product2') ?? {}, 'Name') ?? '',
    quantity: text(row, 'Quantity') ?? '0',
    total: text(row, 'TotalPrice') ?? '0',
    currencyCode: text(row, 'CurrencyIsoCode') ?? '',
    listPrice: entry && text(entry, 'UnitPrice'),
  };
}
