import { invalidInputProblem, refusalOf } from '#engine/graph/problems.ts';
import type { JsonObject, Problem } from '#engine/operation.ts';
import type { StepResult, StepRun, WriteDefinition } from '#engine/write.ts';
import { writeKey } from '#kit/write-key.ts';
import { type PriceEntryRecord, priceEntries, standardPriceBook } from '#sources/salesforce/price-entries.ts';
import { type OrderPlan, placementSteps, planJson } from '../order/placement.ts';
import type { WriteSources } from '../write/write-sources.ts';
import { acknowledge } from './acknowledge.ts';
import type { Acknowledgement, RuleCode } from './acknowledgement.ts';
import type { AcknowledgementRecord } from './acknowledgement-resolvers.ts';
import type { ResellerFacts } from './facts.ts';
import type { PostalAddress } from './postal-address.ts';
import type { PurchaseOrder } from './purchase-order.ts';
import { readResellerFacts } from './read-facts.ts';

/** The write as it is handed in. */
export interface ResellerOrderRequest {
  readonly partnerReference: string;
  readonly order: PurchaseOrder;
}

/** What judging an order has found out. */
export interface ResellerOrderState {
  readonly acknowledgement?: AcknowledgementRecord;
}

/** Which field of the input a rule is about. */
const PATHS: Readonly<Partial<Record<RuleCode, readonly string[]>>> = {
  PARTNER_KNOWN: ['input', 'partnerReference'],
  PARTNER_IN_BOOKS: ['input', 'partnerReference'],
  PO_NUMBER_UNIQUE: ['input', 'poNumber'],
  CURRENCY_ACCEPTED: ['input', 'currencyCode'],
  DEAL_REGISTRATION_VALID: ['input', 'dealRegistration'],
  LINES_COMPLETE: ['input', 'lines'],
};

/**
 * Judges a purchase order with the facts of the moment, then places what can be taken. The order's key follows from partner
 * and purchase order number, so that neither system can hold it twice, whatever key it was submitted with.
 */
export function submitResellerOrderWrite(sources: WriteSources): WriteDefinition {
  return {
    kind: 'submitResellerOrder',
    owner: 'sales',
    steps: [
      { name: 'judged', systems: ['SALESFORCE', 'NETSUITE'], run: (run) => judge(sources, run) },
      ...placementSteps(sources),
    ],
  };
}

async function judge(sources: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { partnerReference, order } = operation.input as unknown as ResellerOrderRequest;
  const { partner } = operation.actor;
  const from = {
    ...sources,
    salesforce: { ...sources.salesforce, partner },
    netsuite: { ...sources.netsuite, partner },
  };
  const facts = await readResellerFacts(from, sources.policy, partnerReference, order);
  const answer = acknowledge(order, facts);
  const { poNumber, currencyCode } = order;
  const acknowledgement: AcknowledgementRecord = { poNumber, currencyCode, answer };
  const told = { acknowledgement: acknowledgement as unknown as JsonObject };
  const rejection = refusalOf(answer.status === 'REJECTED' ? rejections(order, facts, answer) : []);
  if (rejection) return { ...rejection, state: told };

  const priceBook = await standardPriceBook(from.salesforce);
  const taken = answer.lines.flatMap(({ productId, confirmed, lineNumber }) =>
    productId !== null && confirmed !== null ? [{ productId, lineNumber, ...confirmed }] : [],
  );
  const entries = priceBook
    ? await priceEntries(from.salesforce, {
        productIds: taken.map(({ productId }) => productId),
        currencyCode,
        priceBookId: priceBook.id,
      })
    : new Map<string, PriceEntryRecord>();
  const unlisted = taken.filter(({ productId }) => !entries.get(productId)?.isActive);
  const refusal = refusalOf(
    unlisted.map(({ lineNumber }) =>
      invalidInputProblem(
        linePath(order, lineNumber),
        `The price list has no active price in ${currencyCode}.`,
      ),
    ),
  );
  if (refusal || !priceBook) return refusal ?? { problems: [noPriceBook()] };
  const plan: OrderPlan = {
    key: writeKey('reseller-order', partnerReference, poNumber),
    accountId: facts.partner?.accountId as string,
    customerId: facts.partner?.books?.customerId as string,
    orderedOn: facts.today,
    currencyCode,
    priceBookId: priceBook.id,
    channel: 'RESELLER',
    quoteId: null,
    opportunityId: null,
    poNumber,
    partnerAccountId: facts.partner?.accountId as string,
    endCustomer: order.endCustomer,
    dealRegistrationId: facts.deal?.id ?? null,
    shipTo: order.shipTo && addressOf(order.shipTo),
    billTo: order.billTo && addressOf(order.billTo),
    holdReason: answer.holds.length === 0 ? null : answer.holds.map(({ code }) => code).join(' '),
    lines: taken.map(({ productId, quantity, unitPrice }) => ({
      priceEntryId: entries.get(productId)?.id as string,
      itemId: facts.products.get(referenceOf(facts, productId))?.item?.id as string,
      quantity,
      unitPrice,
      quoteLineId: null,
    })),
  };
  return { state: { ...told, ...planJson(plan) } };
}

/** One problem for each rule that rejected the order or a line of it. */
function rejections(order: PurchaseOrder, facts: ResellerFacts, { rules }: Acknowledgement): Problem[] {
  return rules
    .filter(({ outcome }) => outcome === 'REJECT')
    .map(({ code, message, lineNumber }): Problem => {
      const path = lineNumber === null ? (PATHS[code] ?? ['input']) : linePath(order, lineNumber);
      return code === 'PO_NUMBER_UNIQUE'
        ? {
            type: 'DuplicatePurchaseOrderProblem',
            message,
            path,
            detail: { orderId: facts.earlierOrder?.id ?? null },
          }
        : { type: 'ResellerOrderRejectedProblem', message, path, detail: { rule: code } };
    });
}

function linePath(order: PurchaseOrder, lineNumber: number): string[] {
  return ['input', 'lines', String(order.lines.findIndex((line) => line.lineNumber === lineNumber))];
}

function noPriceBook(): Problem {
  return invalidInputProblem(['input', 'lines'], 'There is no standard price list.');
}

function referenceOf(facts: ResellerFacts, productId: string): string {
  for (const [reference, product] of facts.products) if (product.productId === productId) return reference;
  return '';
}

/** An address in the words of both systems. */
function addressOf({
  name,
  street,
  city,
  region,
  postalCode,
  countryCode,
}: PostalAddress): OrderPlan['shipTo'] {
  return {
    ...(name === undefined ? {} : { addressee: name }),
    ...(street === undefined ? {} : { street }),
    ...(city === undefined ? {} : { city }),
    ...(region === undefined ? {} : { state: region }),
    ...(postalCode === undefined ? {} : { postalCode }),
    ...(countryCode === undefined ? {} : { countryCode, country: countryCode }),
  };
}
