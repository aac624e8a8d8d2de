import { firstDayOf, monthOf, parseDay } from '../calendar-day.ts';
import type { DataSet, Table } from '../dataset.ts';
import { catalogueTables } from './catalogue.ts';
import { creditLimitOf } from './credit-limits.ts';
import { customerTables } from './customer-tables.ts';
import { CustomerRegister } from './customers.ts';
import { dealTables } from './deal-tables.ts';
import { Documents } from './documents.ts';
import { ExchangeRates } from './exchange-rates.ts';
import { invoiceTable } from './invoice-table.ts';
import { salesforceOrderTables, salesOrderTable } from './order-tables.ts';
import { Random } from './random.ts';
import { resellerTables } from './reseller-tables.ts';
import { revenuePlanTable } from './revenue-plans.ts';
import { salesTeamTables } from './sales-team.ts';
import { settlementTables } from './settlement-tables.ts';
import { subsidiaryTables } from './subsidiaries.ts';

/** As many transaction lines as can be asked for. */
export const MAX_LINES = 1_000_000;

const CUSTOMERS = 320;
const HISTORY_MONTHS = 36;
const SEED = 20_417;

/** A data set with the number of rows that NetSuite's table of transaction lines has once it is loaded. */
export interface DemoCompany extends DataSet {
  readonly transactionLines: number;
}

/**
 * Tarnwell Instruments, a maker of water level gauges that also sells monitoring subscriptions: three years of its
 * sales and books up to `today`, in both systems. The same options give the same data.
 * @param options.lines about how many rows of NetSuite's table of transaction lines (at most one customer's more),
 *   1 to MAX_LINES; by default those of 320 customers
 */
export function demoCompany(options: { readonly today: string; readonly lines?: number }): DemoCompany {
  const today = parseDay(options.today);
  if (today === undefined) throw new RangeError(`today must be a date YYYY-MM-DD, not ${options.today}`);
  const { lines } = options;
  if (lines !== undefined && (!Number.isInteger(lines) || lines < 1 || lines > MAX_LINES))
    throw new RangeError(`lines must be a whole number from 1 to ${MAX_LINES}, not ${lines}`);

  const firstMonth = monthOf(today) - HISTORY_MONTHS;
  const register = new CustomerRegister();
  const documents = new Documents();
  const enough = (): boolean =>
    lines === undefined ? register.all.length >= CUSTOMERS : documents.transactionLines >= lines;
  while (!enough()) {
    const random = new Random(SEED, register.all.length);
    documents.addHistory(register.next(random), random, firstDayOf(firstMonth), today);
  }
  documents.number();

  const rates = new ExchangeRates(new Random(SEED, -1), firstMonth, monthOf(today));
  const { user, employee } = salesTeamTables();
  const { product2, pricebookEntry, item } = catalogueTables();
  const { account, customer, partner } = customerTables(register.all, (it) =>
    creditLimitOf(it, documents.open.get(it) ?? 0),
  );
  const { currencyType, datedConversionRate } = rates.salesforceTables();
  const { partnerPrice, dealRegistration } = resellerTables(register.all, today);
  const { opportunity, quote, quoteLineItem } = dealTables(documents.deals);
  const { order, orderItem } = salesforceOrderTables(documents.orders);
  return {
    name: 'demo',
    today: options.today,
    transactionLines: documents.transactionLines,
    salesforce: new Map<string, Table>([
      ['CurrencyType', currencyType],
      ['DatedConversionRate', datedConversionRate],
      ['User', user],
      ['Product2', product2],
      ['PricebookEntry', pricebookEntry],
      ['Account', account],
      ['Partner_Price__c', partnerPrice],
      ['Deal_Registration__c', dealRegistration],
      ['Opportunity', opportunity],
      ['Quote', quote],
      ['QuoteLineItem', quoteLineItem],
      ['Order', order],
      ['OrderItem', orderItem],
    ]),
    netsuite: new Map<string, Table>([
      ...Object.entries(subsidiaryTables((currency) => rates.documentRate(currency, '1', today))),
      ...Object.entries(rates.netsuiteTables()),
      ['employee', employee],
      ['item', item],
      ['partner', partner],
      ['customer', customer],
      ['salesOrder', salesOrderTable(documents.orders, rates)],
      ['invoice', invoiceTable(documents.invoices, rates)],
      ...Object.entries(settlementTables(documents, rates)),
      ['revenuePlan', revenuePlanTable(documents.invoices, today)],
    ]),
  };
}
