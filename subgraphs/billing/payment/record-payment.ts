import { effectOf } from '#engine/effect.ts';
import { notFoundProblem, refusalOf, refuse, wrongStateProblem } from '#engine/graph/problems.ts';
import type { JsonObject, Problem } from '#engine/operation.ts';
import type { StepResult, StepRun, WriteDefinition } from '#engine/write.ts';
import type { RecordRef } from '#kit/ids.ts';
import { Decimal, type Money, sum } from '#kit/money.ts';
import { writeKey } from '#kit/write-key.ts';
import { createPayment } from '#sources/netsuite/billing-writes.ts';
import type { InvoiceRecord } from '#sources/netsuite/invoices.ts';
import { invoiceStatus } from '../invoice/invoice.ts';
import { documentEffect } from '../write/effects.ts';
import { balanceEffects, balancesOf, type InvoiceBalances, invoicesById } from '../write/invoice-balance.ts';
import { payingCustomer } from '../write/paying-customer.ts';
import { amountTooLargeProblem, currencyMismatchProblem } from '../write/problems.ts';
import type { WriteSources } from '../write/write-sources.ts';

/** What `recordPayment` is asked for; plain JSON. */
export interface RecordPaymentRequest {
  readonly customer: RecordRef;
  readonly amount: Money;
  readonly receivedOn: string;
  readonly applications: readonly ApplicationRequest[];
}

interface ApplicationRequest {
  /** NetSuite's internal id. */
  readonly invoiceId: string;
  readonly amount: Money;
}

/** What the steps find out. */
interface RecordPaymentState {
  readonly customerId: string;
  readonly balances: InvoiceBalances;
}

/** Books a payment in NetSuite with what it settles, all or nothing. */
export function recordPaymentWrite(sources: WriteSources): WriteDefinition {
  return {
    kind: 'recordPayment',
    owner: 'billing',
    steps: [
      { name: 'checked', systems: ['NETSUITE'], run: (run) => check(sources, run) },
      { name: 'payment-in-netsuite', systems: ['NETSUITE'], run: (run) => write(sources, run) },
    ],
  };
}

async function check(sources: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const request = operation.input as unknown as RecordPaymentRequest;
  const { applications } = request;
  const [customer, invoices] = await Promise.all([
    payingCustomer(sources, request.customer),
    invoicesById(
      sources.netsuite,
      applications.map(({ invoiceId }) => invoiceId),
    ),
  ]);
  if ('problem' in customer) return refuse(customer.problem);
  const problems = [
    ...sumProblems(request),
    ...applications.flatMap(
      (one, i) => applicationProblem(request, one, i, invoices.get(one.invoiceId), customer.id) ?? [],
    ),
  ];
  const refusal = refusalOf(problems);
  if (refusal) return refusal;
  const state: RecordPaymentState = { customerId: customer.id, balances: balancesOf(invoices.values()) };
  return { state: state as unknown as JsonObject };
}

async function write({ netsuite }: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { amount, receivedOn, applications } = operation.input as unknown as RecordPaymentRequest;
  const { customerId, balances } = operation.state as unknown as RecordPaymentState;
  const made = await createPayment(netsuite, {
    key: writeKey(operation.id),
    customerId,
    amount: amount.amount,
    currencyCode: amount.currencyCode,
    receivedOn,
    applications: applications.map((one) => ({ invoiceId: one.invoiceId, amount: one.amount.amount })),
  });
  const [payment, invoices] = await Promise.all([
    documentEffect({ ...netsuite, partner: undefined }, 'CustPymt', made),
    balanceEffects(netsuite, balances),
  ]);
  return {
    state: { paymentId: made.recordId },
    effects: [effectOf('NETSUITE', payment), ...invoices],
  };
}

function sumProblems({ amount, applications }: RecordPaymentRequest): Problem[] {
  const applied = sum(applications.map((one) => one.amount.amount));
  // Of several currencies there is no sum; the currencies are a problem already.
  if (applications.some((one) => one.amount.currencyCode !== amount.currencyCode)) return [];
  if (applied.lte(amount.amount)) return [];
  const message = 'More is set against invoices than came in.';
  return [amountTooLargeProblem(['input', 'applications'], message, amount.amount, amount.currencyCode)];
}

function applicationProblem(
  { amount: paid }: RecordPaymentRequest,
  { amount }: ApplicationRequest,
  at: number,
  invoice: InvoiceRecord | undefined,
  customerId: string,
): Problem | undefined {
  const path = ['input', 'applications', String(at)];
  const invoicePath = [...path, 'invoiceId'];
  if (!invoice || invoice.customerId !== customerId)
    return notFoundProblem(invoicePath, 'The customer has no such invoice.');
  if (invoice.currencyCode !== paid.currencyCode) {
    const message = `The invoice is in ${invoice.currencyCode}, the payment in ${paid.currencyCode}.`;
    return currencyMismatchProblem(invoicePath, message, invoice.currencyCode);
  }
  if (amount.currencyCode !== paid.currencyCode) {
    const message = `The payment is in ${paid.currencyCode}.`;
    return currencyMismatchProblem([...path, 'amount', 'currencyCode'], message, paid.currencyCode);
  }
  const status = invoiceStatus(invoice);
  if (status !== 'OPEN') return wrongStateProblem(invoicePath, 'The invoice is not open.', status);
  if (new Decimal(amount.amount).lte(invoice.outstanding)) return undefined;
  const message = 'More than is still to be paid of the invoice.';
  return amountTooLargeProblem(
    [...path, 'amount', 'amount'],
    message,
    invoice.outstanding,
    invoice.currencyCode,
  );
}
