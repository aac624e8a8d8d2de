import { expect } from 'vitest';
import { readSettings } from '../../../../kit/settings.ts';
import { Metrics } from '../../../../kit/telemetry/metrics.ts';
import { createNetSuite, type NetSuite } from '../../../../sources/netsuite/netsuite.ts';
import { netsuiteSandboxTarget } from '../../../../sources/sandbox-target.ts';
import { SourceMeter } from '../../../../sources/source-meter.ts';
import { type TwoSystems, twoSystems } from './two-systems.ts';

type Fields = Record<string, unknown>;

/** What every payload tells of the write. */
const OPERATION = `operation { id kind status replayed
  effects { system recordType recordId action before { name value } after { name value } version reason } waiting { code source } }
  errors { __typename message path
    ... on NotFoundProblem { message } ... on WrongStateProblem { status } ... on ConflictProblem { expectedVersion currentVersion }
    ... on QuantityTooLargeProblem { left } ... on AmountTooLargeProblem { amountLeft: left { amount currencyCode } }
    ... on CurrencyMismatchProblem { expectedCurrencyCode } ... on SourceRefusedProblem { source reason } }`;

export const MUTATIONS = {
  invoiceOrder: `mutation ($input: InvoiceOrderInput!) { invoiceOrder(input: $input) {
    invoice { id number status issuedOn subtotal { amount } tax { amount } total { amount currencyCode } outstanding { amount } version
      order { id reference salesOrder { status } } customer { id }
      lines { id quantity unitPrice { amount } total { amount } product { id } } }
    ${OPERATION} } }`,
  recordPayment: `mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) {
    payment { id number receivedOn amount { amount currencyCode } unapplied { amount } version customer { id }
      applications { invoice { id status outstanding { amount } } amount { amount } } }
    ${OPERATION} } }`,
  issueCreditMemo: `mutation ($input: IssueCreditMemoInput!) { issueCreditMemo(input: $input) {
    creditMemo { id number status issuedOn reason subtotal { amount } tax { amount } total { amount currencyCode } unapplied { amount } version
      lines { product { id } quantity unitPrice { amount } total { amount } } customer { id } invoice { id status outstanding { amount } }
      applications { invoice { id } amount { amount } } }
    ${OPERATION} } }`,
  setCreditHold: `mutation ($input: SetCreditHoldInput!) { setCreditHold(input: $input) {
    customer { id reference credit { hold onHold limit { amount currencyCode } version } }
    ${OPERATION} } }`,
} as const;
export type BillingMutation = keyof typeof MUTATIONS;

const WRITES = new Set(['transform', 'create', 'update', 'upsert', 'delete'].map((name) => `record.${name}`));

/** A stack whose books can be read and changed beside the product. */
export interface Books extends TwoSystems {
  /** Calls a mutation as finance; the payload. Fails on any GraphQL error. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
  call(mutation: BillingMutation, input: Fields): Promise<any>;
  /** The code of the GraphQL error with which a mutation is refused before it is accepted. */
  refusedAtOnce(mutation: BillingMutation, input: Fields, persona?: 'frontend' | 'finance'): Promise<unknown>;
  /** The problems of a refused write, after making sure that neither system has taken anything. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
  refused(mutation: BillingMutation, input: Fields): Promise<any[]>;
  /** One row of SuiteQL without its links. */
  row(query: string): Promise<Fields>;
  /** The graph's id of an order, customer or product by its reference, and NetSuite's. */
  orderId(reference: string): Promise<string>;
  customerId(reference: string): Promise<string>;
  /** NetSuite as the product writes to it, beside the product. */
  readonly netsuite: NetSuite;
  /** The sum of all debits and credits of a transaction's ledger rows, and what receivables say. */
  ledgerOf(transactionId: string): Promise<{ sum: string; receivable: string }>;
}

/** A stack whose books a test reads by NetSuite's own API. */
export async function books(environment: Record<string, string> = {}): Promise<Books> {
  const stack = await twoSystems(environment);
  const { fields, netsuiteConcurrency: concurrency } = readSettings({});
  const target = await netsuiteSandboxTarget(stack.netsuiteUrl);
  const meter = new SourceMeter('netsuite', new Metrics());
  const row = async (query: string): Promise<Fields> => {
    const { links: _, ...fields } = (await stack.suiteql(query))[0] ?? {};
    return fields;
  };
  const call: Books['call'] = async (mutation, input) => {
    const { data, errors } = await stack.ask(MUTATIONS[mutation], { input }, 'finance');
    expect(errors).toBeUndefined();
    return data[mutation];
  };
  const idOf = async (list: string, reference: string): Promise<string> => {
    const query = `query ($r: String!) { ${list}(filter: { reference: $r }) { edges { node { id } } } }`;
    const { data } = await stack.ask(query, { r: reference });
    return data[list].edges[0].node.id;
  };
  return {
    ...stack,
    netsuite: createNetSuite({ ...target, timeoutMs: 5_000, concurrency, meter }, fields.netsuite),
    row,
    call,
    refusedAtOnce: async (mutation, input, persona = 'finance') => {
      const before = await stack.traces();
      const { errors } = await stack.ask(MUTATIONS[mutation], { input }, persona);
      expect(await stack.traces()).toEqual(before);
      return errors?.[0]?.extensions.code;
    },
    refused: async (mutation, input) => {
      const before = await stack.traces();
      await stack.resetStats();
      const { operation, errors } = await call(mutation, input);
      const { byOperation } = await stack.stats('netsuite');
      expect(Object.keys(byOperation).filter((name) => WRITES.has(name))).toEqual([]);
      expect(await stack.traces()).toEqual(before);
      expect([operation.status, operation.effects]).toEqual(['FAILED', []]);
      return errors;
    },
    orderId: (reference) => idOf('orders', reference),
    customerId: (reference) => idOf('customers', reference),
    ledgerOf: async (transactionId) => {
      const { sum, receivable } = await row(
        `SELECT SUM(tal.amount) AS sum, SUM(CASE WHEN a.accttype = 'AcctRec' THEN tal.amount ELSE 0 END) AS receivable
         FROM transactionaccountingline tal JOIN account a ON a.id = tal.account WHERE tal.transaction = ${transactionId}`,
      );
      return { sum: String(sum), receivable: String(receivable) };
    },
  };
}
