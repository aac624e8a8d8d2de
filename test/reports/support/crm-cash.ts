import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { crmDataSet } from '../../support/shared-data.ts';

/** What the files of the public data set say of cash, by plain arithmetic apart from everything that the product does. */

export interface CrmInvoice {
  readonly id: string;
  readonly customer: string;
  readonly salesRep: string;
  readonly on: string;
  readonly due: string;
  readonly cents: number;
}

export interface CrmPayment {
  readonly invoice: string;
  readonly on: string;
  readonly cents: number;
}

type CsvRow = Readonly<Record<string, string>>;

function file(name: string): CsvRow[] {
  return parseCsv(readFileSync(join(crmDataSet, 'netsuite', name)), { columns: true }) as CsvRow[];
}

const cents = (text: string | undefined): number => Math.round(Number(text) * 100);

/** Amounts of the graph are compared as text. */
export const dollars = (amount: number): string => (amount / 100).toFixed(2);

export function crmCash() {
  const names = new Map(file('employee.csv').map((row) => [row.externalId, row.entityId ?? '']));
  const invoices = file('invoice.csv').map(
    (row): CrmInvoice => ({
      id: row.externalId ?? '',
      customer: row.entity ?? '',
      salesRep: names.get(row.salesRep) ?? '',
      on: row.tranDate ?? '',
      due: row.dueDate ?? '',
      cents: Number(row['line.quantity']) * cents(row['line.rate']),
    }),
  );
  const payments = file('customerPayment.csv').map(
    (row): CrmPayment => ({
      invoice: row['apply.doc'] ?? '',
      on: row.tranDate ?? '',
      cents: cents(row['apply.amount']),
    }),
  );
  return { invoices, payments };
}

/** What is open of each invoice at the end of a day. */
export function openOn(
  { invoices, payments }: ReturnType<typeof crmCash>,
  day: string,
): (CrmInvoice & { readonly open: number })[] {
  const paid = new Map<string, number>();
  for (const payment of payments)
    if (payment.on <= day) paid.set(payment.invoice, (paid.get(payment.invoice) ?? 0) + payment.cents);
  return invoices
    .filter(({ on }) => on <= day)
    .map((invoice) => ({ ...invoice, open: invoice.cents - (paid.get(invoice.id) ?? 0) }))
    .filter(({ open }) => open !== 0);
}

/** Days from one date to another. */
export function days(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}
