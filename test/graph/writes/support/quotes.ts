import { expect } from 'vitest';
import type { TwoSystems } from './two-systems.ts';

/** A product of Salesforce's with its list price in USD. */
export interface SoldProduct {
  readonly id: string;
  readonly salesforceId: string;
  readonly listPrice: string;
}

/** Customers to whom policy lets anything be sold, in USD, that both systems know. */
export async function goodCustomers(stack: TwoSystems): Promise<string[]> {
  const { data } = await stack.ask(
    '{ quotes(first: 100) { edges { node { total { currencyCode } customer { id netsuiteId channel } policy { outcome findings { code } } } } } }',
  );
  const ids = data.quotes.edges
    // biome-ignore lint/suspicious/noExplicitAny: answers are read by value
    .map(({ node }: any) => node)
    // biome-ignore lint/suspicious/noExplicitAny: answers are read by value
    .filter(({ total, customer, policy }: any) => {
      const ofCustomer = policy.findings.filter(({ code }: { code: string }) => /CUSTOMER|CREDIT/.test(code));
      return (
        total.currencyCode === 'USD' &&
        customer.netsuiteId !== null &&
        customer.channel === 'DIRECT' &&
        ofCustomer.length === 0
      );
    })
    .map(({ customer }: { customer: { id: string } }) => customer.id);
  return [...new Set<string>(ids)];
}

/** Products that both systems sell, dearest first. */
export async function soldProducts(stack: TwoSystems): Promise<SoldProduct[]> {
  const rows = await stack.soql(
    "SELECT Product2Id, UnitPrice FROM PricebookEntry WHERE CurrencyIsoCode = 'USD' AND IsActive = true AND Pricebook2.IsStandard = true AND Product2.IsActive = true AND Product2.External_Id__c != null ORDER BY UnitPrice DESC, Id",
  );
  return rows.map(({ Product2Id, UnitPrice }) => ({
    id: `pro_s${Product2Id}`,
    salesforceId: String(Product2Id),
    listPrice: String(UnitPrice),
  }));
}

export interface QuoteDraft {
  readonly customerId: string;
  readonly lines: readonly Record<string, string>[];
}

/** Makes a draft quote through the graph and gives its id. */
export async function draftQuote(stack: TwoSystems, key: string, draft: QuoteDraft): Promise<string> {
  const { data, errors } = await stack.ask(
    'mutation ($input: CreateQuoteInput!) { createQuote(input: $input) { quote { id } errors { message } } }',
    {
      input: {
        idempotencyKey: `draft ${key}`,
        name: `Offer ${key}`,
        currencyCode: 'USD',
        expiresOn: '2026-09-30',
        ...draft,
      },
    },
    'frontend',
  );
  expect(errors).toBeUndefined();
  expect(data.createQuote.errors).toEqual([]);
  return data.createQuote.quote.id;
}

/** Approves or rejects, as the org's approver, whatever approval of the record is under way, step by step. */
export async function answerApproval(
  stack: TwoSystems,
  recordId: string,
  actionType: 'Approve' | 'Reject',
): Promise<void> {
  for (;;) {
    const [item] = await stack.soql(
      `SELECT Id FROM ProcessInstanceWorkitem WHERE ProcessInstance.TargetObjectId = '${recordId}'`,
    );
    if (!item) return;
    const requests = [{ actionType, contextId: item.Id, comments: 'From the test' }];
    await stack.postSalesforce('/process/approvals', { requests });
  }
}
