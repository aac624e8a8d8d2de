import {
  conflictProblem,
  invalidInputProblem,
  notFoundProblem,
  refusalOf,
  refuse,
  wrongStateProblem,
} from '#engine/graph/problems.ts';
import type { Problem } from '#engine/operation.ts';
import type { StepRefused } from '#engine/write.ts';
import { Decimal } from '#kit/money.ts';
import { findNetSuiteIds } from '#sources/identity/find-netsuite-id.ts';
import type { LinePart } from '#sources/netsuite/billing-writes.ts';
import { type LineToCredit, linesToCredit } from '#sources/netsuite/credited-lines.ts';
import { itemsByIds } from '#sources/netsuite/items.ts';
import { invoiceStatus } from '../invoice/invoice.ts';
import { balancesOf, type InvoiceBalances, invoicesById } from '../write/invoice-balance.ts';
import type { LineQuantity } from '../write/line-quantities.ts';
import { payingCustomer } from '../write/paying-customer.ts';
import { currencyMismatchProblem, quantityTooLargeProblem } from '../write/problems.ts';
import type { WriteSources } from '../write/write-sources.ts';
import type { CustomerCreditRequest, InvoiceCreditRequest } from './credit-request.ts';

/** What is to be credited, in NetSuite's ids; plain JSON. */
export type CreditPlan = InvoiceCreditPlan | CustomerCreditPlan;

interface InvoiceCreditPlan {
  readonly kind: 'invoice';
  readonly invoiceId: string;
  /** Null: the whole invoice. */
  readonly lines: readonly LinePart[] | null;
  readonly balances: InvoiceBalances;
}

interface CustomerCreditPlan {
  readonly kind: 'customer';
  readonly customerId: string;
  readonly currencyCode: string;
  readonly lines: readonly {
    readonly itemId: string;
    readonly quantity: string;
    readonly unitPrice: string;
  }[];
}

/** An invoice is credited as often as wanted, but no more of it than was billed. */
export async function checkInvoiceCredit(
  sources: WriteSources,
  request: InvoiceCreditRequest,
): Promise<InvoiceCreditPlan | StepRefused> {
  const { netsuite } = sources;
  const { invoiceId, expectedVersion, currencyCode, lines } = request;
  const path = ['input', 'invoiceId'];
  const [invoices, toCredit, customer] = await Promise.all([
    invoicesById(netsuite, [invoiceId]),
    linesToCredit(netsuite, invoiceId),
    request.customer && payingCustomer(sources, request.customer),
  ]);
  if (customer && 'problem' in customer) return refuse(customer.problem);
  const invoice = invoices.get(invoiceId);
  if (!invoice) return refuse(notFoundProblem(path, 'There is no such invoice.'));
  if (customer && customer.id !== invoice.customerId)
    return refuse(notFoundProblem(path, 'The customer has no such invoice.'));
  if (expectedVersion !== null && expectedVersion !== invoice.version)
    return refuse(conflictProblem(expectedVersion, invoice.version));
  const status = invoiceStatus(invoice);
  if (status !== 'OPEN' && status !== 'PAID')
    return refuse(wrongStateProblem(path, 'The invoice cannot be credited as it stands.', status));
  if (currencyCode !== null && currencyCode !== invoice.currencyCode) {
    const message = `The invoice is in ${invoice.currencyCode}.`;
    return refuse(currencyMismatchProblem(['input', 'currencyCode'], message, invoice.currencyCode));
  }
  if (toCredit.every(({ left }) => left === '0'))
    return refuse(wrongStateProblem(path, 'All of the invoice is credited already.', 'CREDITED'));
  const refusal = refusalOf((lines ?? []).flatMap((line, i) => lineProblem(line, i, toCredit) ?? []));
  if (refusal) return refusal;
  const balances = balancesOf([invoice]);
  return { kind: 'invoice', invoiceId, lines: lines ?? whatIsLeft(toCredit), balances };
}

/** The customer and the products must be in the books. */
export async function checkCustomerCredit(
  sources: WriteSources,
  { customer: ref, currencyCode, lines }: CustomerCreditRequest,
): Promise<CustomerCreditPlan | StepRefused> {
  const customer = await payingCustomer(sources, ref);
  if ('problem' in customer) return refuse(customer.problem);
  const itemIds = await findNetSuiteIds(
    sources,
    'product',
    lines.map(({ product }) => product),
  );
  const access = { ...sources.netsuite, partner: undefined };
  const known = itemIds.filter((id) => id !== null);
  const items = new Set(known.length === 0 ? [] : (await itemsByIds(access, known)).map(({ id }) => id));
  const problems: Problem[] = [];
  const found = lines.flatMap(({ quantity, unitPrice }, i) => {
    const itemId = itemIds[i] ?? null;
    if (itemId !== null && items.has(itemId)) return [{ itemId, quantity, unitPrice }];
    const path = ['input', 'lines', String(i), 'productId'];
    problems.push(
      itemId === null
        ? invalidInputProblem(path, 'NetSuite does not know this product.')
        : notFoundProblem(path, 'There is no such product.'),
    );
    return [];
  });
  return refusalOf(problems) ?? { kind: 'customer', customerId: customer.id, currencyCode, lines: found };
}

function lineProblem(
  { lineId, quantity }: LineQuantity,
  at: number,
  toCredit: readonly LineToCredit[],
): Problem | undefined {
  const path = ['input', 'lines', String(at)];
  const line = toCredit.find(({ id }) => id === lineId);
  if (!line) return notFoundProblem([...path, 'lineId'], 'The invoice has no such line.');
  return new Decimal(quantity).gt(line.left)
    ? quantityTooLargeProblem([...path, 'quantity'], line.left)
    : undefined;
}

/** Null where nothing is credited yet: then the whole invoice is. */
function whatIsLeft(toCredit: readonly LineToCredit[]): readonly LinePart[] | null {
  if (toCredit.every(({ left, quantity }) => left === quantity)) return null;
  return toCredit.filter(({ left }) => left !== '0').map(({ id, left }) => ({ lineId: id, quantity: left }));
}
