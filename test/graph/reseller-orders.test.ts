import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Answer, type TestStack, testStack } from '../support/stack.ts';
import { type Vendors, vendorsOf } from './support/vendors.ts';

const TODAY = '2026-06-30';
let stack: TestStack;
let vendors: Vendors;
/** A reseller that is invoiced in dollars and is not held, and its deals. */
let partner: { key: string; accountId: string; customerId: string; level: string };
let deal: { number: string; endCustomer: string; country: string; price: string };
let pending: { number: string; endCustomer: string; country: string };

beforeAll(async () => {
  stack = await testStack({ TODAY, IDENTITY_REFRESH_MS: '3600000' });
  vendors = await vendorsOf(stack);
  const accounts = await vendors.soql(
    "SELECT Id, External_Id__c, Partner_Level__c FROM Account WHERE Partner_Level__c != null AND CurrencyIsoCode = 'USD' ORDER BY External_Id__c",
  );
  for (const account of accounts) {
    const [customer] = await vendors.suiteql(
      `SELECT id FROM customer WHERE externalid = '${account.External_Id__c}' AND oncredithold = 'F'`,
    );
    if (!customer) continue;
    partner = {
      key: String(account.External_Id__c),
      accountId: String(account.Id),
      customerId: String(customer.id),
      level: String(account.Partner_Level__c),
    };
    break;
  }
  await vendors.patchNetSuite('customer', partner.customerId, { creditLimit: 100_000_000 });
  const deals = await vendors.soql(
    `SELECT Name, Status__c, End_Customer__c, End_Customer_Country__c, Special_Price__c, Valid_To__c FROM Deal_Registration__c
      WHERE Partner__c = '${partner.accountId}' ORDER BY External_Id__c`,
  );
  const named = (row: Readonly<Record<string, unknown>> | undefined) => ({
    number: String(row?.Name),
    endCustomer: String(row?.End_Customer__c),
    country: String(row?.End_Customer_Country__c),
    price: String(row?.Special_Price__c),
  });
  deal = named(deals.find((row) => String(row.Valid_To__c) > TODAY));
  pending = named(deals.find((row) => row.Status__c === 'Submitted'));
});
afterEach(async () => {
  await vendors.faults('salesforce', []);
  await vendors.faults('netsuite', []);
});
afterAll(() => stack?.stop());

const ACKNOWLEDGEMENT = `status poNumber total { amount currencyCode } holds { code release }
  lines { lineNumber status reasonCodes product { name } requestedQuantity confirmedQuantity confirmedUnitPrice { amount } }`;
const SUBMIT = `mutation ($input: SubmitResellerOrderInput!) { submitResellerOrder(input: $input) {
  order { id poNumber status total { amount } }
  acknowledgement { ${ACKNOWLEDGEMENT} }
  operation { id status replayed effects { system recordType action } }
  errors { __typename message path ... on ResellerOrderRejectedProblem { rule }
    ... on DuplicatePurchaseOrderProblem { order { poNumber } } } } }`;
const VALIDATE = `query ($input: ValidateResellerOrderInput!) { validateResellerOrder(input: $input) {
  acknowledgement { ${ACKNOWLEDGEMENT} rules { code outcome lineNumber } } } }`;

const RELEASE = `mutation ($input: ReleaseResellerOrderInput!) { releaseResellerOrder(input: $input) {
  order { status } operation { status effects { system recordType action } } errors { __typename path } } }`;

let serial = 0;
/** A purchase order of two gauges at the partner's price; `changes` are made to it. */
function purchaseOrder(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    poNumber: `PO-TEST-${++serial}`,
    endCustomer: { name: 'Nethermere Ports', countryCode: 'US' },
    shipTo: {
      name: 'Nethermere Ports',
      street: 'Quay 4',
      city: 'Boston',
      postalCode: '02210',
      countryCode: 'US',
    },
    currencyCode: 'USD',
    lines: [{ lineNumber: 1, productReference: 'TLG-300', quantity: '2', unitPrice: gaugePrice() }],
    ...changes,
  };
}

/** List price 1,480.00 less 15 or 20 percent. */
const gaugePrice = (): string => (partner.level === 'Gold' ? '1184.00' : '1258.00');

function submit(order: Record<string, unknown>, key: string = randomUUID()): Promise<Answer> {
  return stack.ask(SUBMIT, { input: { idempotencyKey: key, ...order } }, 'partner', partner.key);
}

/** What both systems hold in all. */
async function counts(): Promise<unknown> {
  return [
    await vendors.soql('SELECT COUNT(Id) orders FROM Order'),
    await vendors.soql('SELECT COUNT(Id) orderLines FROM OrderItem'),
    await vendors.suiteql('SELECT COUNT(*) AS documents FROM transaction'),
  ];
}

const salesforceOrders = (poNumber: unknown) =>
  vendors.soql(
    `SELECT Id, External_Id__c, Status, AccountId, Partner__c, PoNumber, Channel__c, End_Customer__c, End_Customer_Country__c,
      ShippingStreet, ShippingCity, NetSuite_Id__c, Hold_Reason__c, TotalAmount, CurrencyIsoCode, EffectiveDate
      FROM Order WHERE PoNumber = '${poNumber}'`,
  );
const salesOrders = (poNumber: unknown) =>
  vendors.suiteql(
    `SELECT t.id, t.externalid, t.entity, t.status, t.foreigntotal, t.custbody_channel, t.custbody_end_customer, t.custbody_salesforce_id
      FROM transaction t WHERE t.type = 'SalesOrd' AND t.otherrefnum = '${poNumber}'`,
  );

test('a partner submits an order, and both systems hold it, linked, as it was acknowledged', async () => {
  const order = purchaseOrder();
  const answer = await submit(order);
  const total = partner.level === 'Gold' ? '2368.00' : '2516.00';
  expect(answer).toMatchObject({
    data: {
      submitResellerOrder: {
        order: { poNumber: order.poNumber, status: 'ACTIVATED', total: { amount: total } },
        acknowledgement: {
          status: 'ACCEPTED',
          poNumber: order.poNumber,
          total: { amount: total, currencyCode: 'USD' },
          holds: [],
          lines: [
            {
              lineNumber: 1,
              status: 'ACCEPTED',
              reasonCodes: [],
              product: { name: 'Tarn Level Gauge Pro' },
              confirmedQuantity: '2',
              confirmedUnitPrice: { amount: gaugePrice() },
            },
          ],
        },
        operation: { status: 'SUCCEEDED', replayed: false },
        errors: [],
      },
    },
  });
  const [inSalesforce, ...others] = await salesforceOrders(order.poNumber);
  const [inBooks, ...doubles] = await salesOrders(order.poNumber);
  expect([others, doubles]).toEqual([[], []]);
  expect(inSalesforce).toMatchObject({
    Status: 'Activated',
    AccountId: partner.accountId,
    Partner__c: partner.accountId,
    Channel__c: 'RESELLER',
    End_Customer__c: 'Nethermere Ports',
    End_Customer_Country__c: 'US',
    ShippingStreet: 'Quay 4',
    ShippingCity: 'Boston',
    NetSuite_Id__c: inBooks?.id,
    Hold_Reason__c: null,
    EffectiveDate: TODAY,
  });
  expect(Number(inSalesforce?.TotalAmount)).toBe(Number(total));
  expect(inBooks).toMatchObject({
    externalid: inSalesforce?.External_Id__c,
    entity: partner.customerId,
    foreigntotal: total.replace('.00', ''),
    custbody_channel: 'RESELLER',
    custbody_end_customer: 'Nethermere Ports',
    custbody_salesforce_id: inSalesforce?.Id,
  });
});

test('an order sent again is the same order, and says so; the same key with other content is refused', async () => {
  const order = purchaseOrder();
  const key = randomUUID();
  const first = await submit(order, key);
  const before = await counts();
  const again = await submit(order, key);
  const other = await submit({ ...order, poNumber: 'PO-OTHER' }, key);
  expect(again.data.submitResellerOrder.operation).toEqual({
    ...first.data.submitResellerOrder.operation,
    replayed: true,
  });
  expect(again.data.submitResellerOrder.order).toEqual(first.data.submitResellerOrder.order);
  expect(other.errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
  expect(await counts()).toEqual(before);
});

test('two hundred submissions at once with one key make one order', async () => {
  const order = purchaseOrder();
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 200 }, () => submit(order, key)));
  const operations = answers.map(({ data }) => data.submitResellerOrder.operation);
  expect(new Set(operations.map(({ id }) => id)).size).toBe(1);
  expect(operations.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(await salesforceOrders(order.poNumber)).toHaveLength(1);
  expect(await salesOrders(order.poNumber)).toHaveLength(1);
});

test('a purchase order number is taken once, whatever the key; the answer shows the order that has it', async () => {
  const order = purchaseOrder();
  await submit(order);
  const before = await counts();
  const { data } = await submit(order);
  expect(data.submitResellerOrder).toMatchObject({
    order: null,
    acknowledgement: { status: 'REJECTED', lines: [{ reasonCodes: ['PO_NUMBER_UNIQUE'] }] },
    operation: { status: 'FAILED', effects: [] },
    errors: [
      {
        __typename: 'DuplicatePurchaseOrderProblem',
        path: ['input', 'poNumber'],
        order: { poNumber: order.poNumber },
      },
    ],
  });
  expect(await counts()).toEqual(before);
});

test('validating says what submitting would, and writes nothing', async () => {
  const order = purchaseOrder({
    lines: [
      { lineNumber: 10, productReference: 'TLG-300', quantity: '2', unitPrice: '1.00' },
      { lineNumber: 20, productReference: 'TLG-010', quantity: '1' },
      { lineNumber: 30, productReference: 'NOTHING', quantity: '1' },
    ],
  });
  const before = await counts();
  const { data, errors } = await stack.ask(VALIDATE, { input: order }, 'partner', partner.key);
  expect(errors).toBeUndefined();
  expect(await counts()).toEqual(before);
  const { rules, ...acknowledgement } = data.validateResellerOrder.acknowledgement;
  expect(acknowledgement).toMatchObject({
    status: 'ACCEPTED_WITH_CHANGES',
    lines: [
      { lineNumber: 10, status: 'PRICE_CHANGED', reasonCodes: ['PRICE_AGREED'] },
      { lineNumber: 20, status: 'REJECTED', reasonCodes: ['PRODUCT_SOLD'] },
      { lineNumber: 30, status: 'REJECTED', reasonCodes: ['PRODUCT_KNOWN'], product: null },
    ],
  });
  expect(rules).toContainEqual({ code: 'PRODUCT_KNOWN', outcome: 'REJECT', lineNumber: 30 });
  const submitted = await submit(order);
  expect(submitted.data.submitResellerOrder.acknowledgement).toEqual(acknowledgement);
  expect(await salesforceOrders(order.poNumber)).toMatchObject([{ Status: 'Activated' }]);
});

test('a registered deal gives its price to its end customer alone', async () => {
  const endCustomer = { name: deal.endCustomer.toUpperCase(), countryCode: deal.country };
  const lines = [{ lineNumber: 1, productReference: 'TLG-300', quantity: '1' }];
  const taken = await submit(purchaseOrder({ endCustomer, lines, dealRegistration: deal.number }));
  expect(taken.data.submitResellerOrder).toMatchObject({
    acknowledgement: { status: 'ACCEPTED', lines: [{ confirmedUnitPrice: { amount: '1036.00' } }] },
    operation: { status: 'SUCCEEDED' },
  });
  const before = await counts();
  const refused = await submit(purchaseOrder({ lines, dealRegistration: deal.number }));
  expect(refused.data.submitResellerOrder).toMatchObject({
    order: null,
    errors: [
      {
        __typename: 'ResellerOrderRejectedProblem',
        rule: 'DEAL_REGISTRATION_VALID',
        path: ['input', 'dealRegistration'],
      },
    ],
  });
  expect(await counts()).toEqual(before);
});

test('an order whose deal is not approved yet is held in both systems until it is released', async () => {
  const order = purchaseOrder({
    endCustomer: { name: pending.endCustomer, countryCode: pending.country },
    dealRegistration: pending.number,
    lines: [{ lineNumber: 1, productReference: 'TLG-300', quantity: '1' }],
  });
  const { data } = await submit(order);
  expect(data.submitResellerOrder).toMatchObject({
    order: { status: 'DRAFT' },
    acknowledgement: { status: 'HELD', holds: [{ code: 'DEAL_REGISTRATION' }] },
  });
  expect(await salesforceOrders(order.poNumber)).toMatchObject([
    { Status: 'Draft', Hold_Reason__c: 'DEAL_REGISTRATION' },
  ]);
  expect(await salesOrders(order.poNumber)).toMatchObject([{ status: 'A' }]);
  const input = { orderId: data.submitResellerOrder.order.id, reason: 'The deal is approved' };
  const released = await stack.ask(RELEASE, { input: { ...input, idempotencyKey: 'release-1' } });
  expect(released).toEqual({
    data: {
      releaseResellerOrder: {
        order: { status: 'ACTIVATED' },
        operation: {
          status: 'SUCCEEDED',
          effects: [
            { system: 'NETSUITE', recordType: 'salesOrder', action: 'UPDATED' },
            { system: 'SALESFORCE', recordType: 'Order', action: 'UPDATED' },
          ],
        },
        errors: [],
      },
    },
  });
  expect(await salesforceOrders(order.poNumber)).toMatchObject([
    { Status: 'Activated', Hold_Reason__c: null },
  ]);
  expect(await salesOrders(order.poNumber)).toMatchObject([{ status: 'F' }]);
  const again = await stack.ask(RELEASE, { input: { ...input, idempotencyKey: 'release-2' } });
  expect(again.data.releaseResellerOrder.errors).toEqual([
    { __typename: 'WrongStateProblem', path: ['input', 'orderId'] },
  ]);
});

test('a credit hold and an exceeded limit hold an order', async () => {
  await vendors.patchNetSuite('customer', partner.customerId, { creditLimit: 1 });
  const { data } = await stack.ask(VALIDATE, { input: purchaseOrder() }, 'partner', partner.key);
  await vendors.patchNetSuite('customer', partner.customerId, {
    creditLimit: 100_000_000,
    creditHoldOverride: { id: 'ON' },
  });
  const held = await stack.ask(VALIDATE, { input: purchaseOrder() }, 'partner', partner.key);
  await vendors.patchNetSuite('customer', partner.customerId, { creditHoldOverride: { id: 'AUTO' } });
  expect(data.validateResellerOrder.acknowledgement.holds).toMatchObject([{ code: 'CREDIT_LIMIT' }]);
  expect(held.data.validateResellerOrder.acknowledgement.holds).toMatchObject([{ code: 'CREDIT_HOLD' }]);
});

test('an order of a customer on credit hold stays out of the books until it is released', async () => {
  const hold = (id: string) =>
    vendors.patchNetSuite('customer', partner.customerId, { creditHoldOverride: { id } });
  await hold('ON');
  const order = purchaseOrder();
  const { data } = await submit(order);
  expect(data.submitResellerOrder).toMatchObject({
    order: { status: 'DRAFT' },
    acknowledgement: { status: 'HELD', holds: [{ code: 'CREDIT_HOLD' }] },
    operation: { status: 'SUCCEEDED' },
  });
  const { id: orderId } = data.submitResellerOrder.order;
  const release = (idempotencyKey: string) =>
    stack.ask(RELEASE, { input: { orderId, reason: 'Paid', idempotencyKey } });
  const before = await counts();
  const refused = await release('on-hold');
  expect(refused.data.releaseResellerOrder).toMatchObject({
    order: { status: 'DRAFT' },
    operation: { status: 'FAILED' },
    errors: [{ __typename: 'SourceRefusedProblem' }],
  });
  expect(await counts()).toEqual(before);
  expect(await salesOrders(order.poNumber)).toEqual([]);
  await hold('AUTO');
  const released = await release('paid');
  expect(released.data.releaseResellerOrder).toMatchObject({ order: { status: 'ACTIVATED' }, errors: [] });
  const [inBooks, ...doubles] = await salesOrders(order.poNumber);
  expect([inBooks, doubles]).toMatchObject([{ status: 'F' }, []]);
  expect(await salesforceOrders(order.poNumber)).toMatchObject([
    { Status: 'Activated', Hold_Reason__c: null, NetSuite_Id__c: inBooks?.id },
  ]);
});

test('an answer that is lost after the commit makes no second order', async () => {
  await vendors.faults('salesforce', [
    { path: '/services/data', method: 'POST', kind: 'lostResponse', times: 4 },
  ]);
  await vendors.faults('netsuite', [
    { path: '/services/rest/record/v1/salesOrder', method: 'POST', kind: 'lostResponse', times: 2 },
  ]);
  const order = purchaseOrder();
  const { data } = await submit(order);
  expect(data.submitResellerOrder.operation.status).toBe('SUCCEEDED');
  expect(await salesforceOrders(order.poNumber)).toHaveLength(1);
  expect(await salesOrders(order.poNumber)).toHaveLength(1);
});

test.each<[string, Record<string, unknown>]>([
  ['input.lines: must be 1 to 200 lines', { lines: [] }],
  [
    'input.lines: two lines have the same lineNumber',
    {
      lines: [
        { lineNumber: 1, productReference: 'A', quantity: '1' },
        { lineNumber: 1, productReference: 'B', quantity: '1' },
      ],
    },
  ],
  [
    'input.lines.0.quantity: must be more than zero',
    { lines: [{ lineNumber: 1, productReference: 'A', quantity: '0' }] },
  ],
  ['input.poNumber: must be 1 to 45 characters', { poNumber: ' ' }],
  [
    'input.endCustomer.countryCode: must be two capital letters',
    { endCustomer: { name: 'A', countryCode: 'us' } },
  ],
])('an order that cannot be one is refused before it is kept: %s', async (message, changes) => {
  const before = await counts();
  const { errors } = await submit(purchaseOrder(changes));
  expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(await counts()).toEqual(before);
});

test('only partners order for themselves, and only sales for others', async () => {
  const order = purchaseOrder();
  const input = { idempotencyKey: randomUUID(), ...order };
  const asked = async (more: object, persona: 'partner' | 'finance' | 'frontend') =>
    (await stack.ask(SUBMIT, { input: { ...input, ...more } }, persona, partner.key)).errors?.[0]?.extensions
      .code;
  expect(await asked({ partnerReference: 'ACC-99999' }, 'partner')).toBe('FORBIDDEN');
  expect(await asked({ partnerReference: partner.key }, 'finance')).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
  expect(await asked({}, 'frontend')).toBe('BAD_USER_INPUT');
  expect(await salesforceOrders(order.poNumber)).toEqual([]);
  expect(await asked({ partnerReference: partner.key }, 'frontend')).toBeUndefined();
  expect(await salesforceOrders(order.poNumber)).toHaveLength(1);
});
