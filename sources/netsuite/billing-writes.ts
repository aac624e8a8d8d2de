import { Decimal } from '../../kit/money.ts';
import { SourceError } from '../../kit/source-error.ts';
import { ExactDecimal } from '../exact-json.ts';
import type { WrittenRecord } from '../written.ts';
import { currencyId } from './currencies.ts';
import type { NetSuite } from './netsuite.ts';
import { openLines } from './order-writes.ts';
import { type Body, createRecord, updateRecord } from './record-writes.ts';
import { suiteql } from './suiteql.ts';

/** A part of a line of the record that something is made from; the quantity is decimal text. */
export interface LinePart {
  readonly lineId: string;
  readonly quantity: string;
}

/** An amount, as decimal text in the document's currency, that settles a part of an invoice. */
export interface ApplicationWrite {
  readonly invoiceId: string;
  readonly amount: string;
}

/**
 * Bills a sales order, in full or some of its lines in part; repeated, it finds the invoice. Refused as `WRONG_STATE` or
 * `ALREADY_BILLED` where a line has less left. Throws SourceError.
 */
export async function createInvoice(
  netsuite: NetSuite,
  invoice: {
    readonly key: string;
    readonly orderId: string;
    /** `YYYY-MM-DD`. */
    readonly issuedOn: string;
    /** Undefined: everything that is left. */
    readonly lines?: readonly LinePart[] | undefined;
    readonly memo?: string | undefined;
  },
): Promise<WrittenRecord> {
  const { key, orderId, issuedOn, lines, memo } = invoice;
  const body: Body = {
    tranDate: issuedOn,
    ...(memo === undefined ? {} : { memo }),
    ...(lines === undefined ? {} : { item: { items: await partial(netsuite, orderId, lines) } }),
  };
  return createRecord(netsuite, 'invoice', key, body, { type: 'salesOrder', id: orderId });
}

/**
 * Books money that a customer paid, applied to invoices of the same currency or, without applications, unapplied;
 * repeated, it finds the payment. Without an account it goes to undeposited funds. Throws SourceError.
 */
export async function createPayment(
  netsuite: NetSuite,
  payment: {
    readonly key: string;
    readonly customerId: string;
    /** Decimal text in the currency. */
    readonly amount: string;
    readonly currencyCode: string;
    /** `YYYY-MM-DD`. */
    readonly receivedOn: string;
    readonly applications: readonly ApplicationWrite[];
    readonly memo?: string | undefined;
    readonly accountId?: string | undefined;
  },
): Promise<WrittenRecord> {
  const { key, customerId, amount, currencyCode, receivedOn, applications, memo, accountId } = payment;
  const body: Body = {
    customer: { id: customerId },
    currency: { id: await currencyId(netsuite, currencyCode) },
    tranDate: receivedOn,
    payment: new ExactDecimal(amount),
    ...(memo === undefined ? {} : { memo }),
    ...(accountId === undefined ? {} : { account: { id: accountId } }),
    ...(applications.length === 0 ? {} : { apply: { items: applications.map(applied) } }),
  };
  return createRecord(netsuite, 'customerPayment', key, body);
}

/**
 * Credits an invoice, in full or some of its lines in part, and settles with the credit as much of the invoice as is
 * still open; the rest stays unapplied. Repeated, it finds the credit and settles what is not settled yet. Throws
 * SourceError.
 */
export async function creditInvoice(
  netsuite: NetSuite,
  credit: {
    readonly key: string;
    readonly invoiceId: string;
    readonly issuedOn: string;
    readonly lines?: readonly LinePart[] | undefined;
    readonly memo?: string | undefined;
  },
): Promise<WrittenRecord> {
  const { key, invoiceId, issuedOn, lines, memo } = credit;
  const body: Body = {
    tranDate: issuedOn,
    ...(memo === undefined ? {} : { memo }),
    ...(lines === undefined ? {} : { item: { items: await partial(netsuite, invoiceId, lines) } }),
    apply: { items: [{ doc: { id: invoiceId }, apply: false }] },
  };
  const made = await createRecord(netsuite, 'creditMemo', key, body, { type: 'invoice', id: invoiceId });
  const amount = await leftToSettle(netsuite, made.recordId, invoiceId);
  if (amount === undefined) return made;
  const settled = await settle(netsuite, made.recordId, { invoiceId, amount });
  return made.action === 'CREATED' ? { ...made, version: settled.version } : settled;
}

/** Where somebody else has settled the invoice meanwhile, what is left of it is to be looked at again. */
async function settle(
  netsuite: NetSuite,
  creditId: string,
  application: ApplicationWrite,
): Promise<WrittenRecord> {
  const apply = { items: [applied(application)] };
  try {
    return (await updateRecord(netsuite, 'creditMemo', creditId, { apply })) as WrittenRecord;
  } catch (error) {
    const isLate =
      error instanceof SourceError &&
      (error.refusal === 'AMOUNT_TOO_LARGE' || error.refusal === 'WRONG_STATE');
    if (!isLate) throw error;
    throw new SourceError('netsuite', 'busy', 'the invoice was settled meanwhile', { cause: error });
  }
}

/** Credits a customer for goods or services without an invoice; the credit stays unapplied. Throws SourceError. */
export async function createCredit(
  netsuite: NetSuite,
  credit: {
    readonly key: string;
    readonly customerId: string;
    readonly currencyCode: string;
    readonly issuedOn: string;
    readonly memo?: string | undefined;
    readonly lines: readonly {
      readonly itemId: string;
      readonly quantity: string;
      readonly unitPrice: string;
    }[];
  },
): Promise<WrittenRecord> {
  const body: Body = {
    entity: { id: credit.customerId },
    tranDate: credit.issuedOn,
    currency: { id: await currencyId(netsuite, credit.currencyCode) },
    ...(credit.memo === undefined ? {} : { memo: credit.memo }),
    item: {
      items: credit.lines.map(({ itemId, quantity, unitPrice }) => ({
        item: { id: itemId },
        quantity: new ExactDecimal(quantity),
        rate: new ExactDecimal(unitPrice),
      })),
    },
  };
  return createRecord(netsuite, 'creditMemo', credit.key, body);
}

/** Every line of a transform that is not named is taken over whole, so those that shall not be are named with nothing. */
async function partial(netsuite: NetSuite, sourceId: string, parts: readonly LinePart[]) {
  const wanted = new Map(parts.map(({ lineId, quantity }) => [lineId, quantity]));
  const present = (await openLines(netsuite, sourceId)).map(({ id }) => id);
  // One that has nothing left is named all the same: NetSuite refuses it.
  const ids = new Set([...present, ...wanted.keys()]);
  return [...ids].map((id) => ({
    orderLine: lineNumber(id),
    quantity: new ExactDecimal(wanted.get(id) ?? '0'),
  }));
}

function lineNumber(id: string): ExactDecimal {
  if (/^\d{1,15}$/.test(id)) return new ExactDecimal(id);
  throw new SourceError('netsuite', 'rejected', 'a line id that is none', { refusal: 'VALUE_REFUSED' });
}

function applied({ invoiceId, amount }: ApplicationWrite) {
  return { doc: { id: invoiceId }, apply: true, amount: new ExactDecimal(amount) };
}

/** How much of the invoice the credit can still settle; undefined: nothing, or it has already. */
async function leftToSettle(
  netsuite: NetSuite,
  creditId: string,
  invoiceId: string,
): Promise<string | undefined> {
  const [row] = await netsuite.queries.rows(
    suiteql`SELECT i.foreignamountunpaid AS open, c.foreignpaymentamountunused AS unused,
      (SELECT COUNT(*) FROM nexttransactionlinelink l WHERE l.previousdoc = i.id AND l.nextdoc = c.id) AS links
      FROM transaction i CROSS JOIN transaction c WHERE i.id = ${invoiceId} AND c.id = ${creditId}`,
  );
  const amount = Decimal.min(row?.open ?? '0', row?.unused ?? '0');
  return Number(row?.links ?? 0) > 0 || !amount.isPositive() || amount.isZero()
    ? undefined
    : amount.toFixed();
}
