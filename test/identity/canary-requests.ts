import type { Fault } from '../../sandbox/server/faults.ts';
import { type RawRequest, sendRaw } from './raw-request.ts';

/** Who asks. */
interface Tokens {
  readonly admin: string;
  readonly finance: string;
  readonly partner: string;
}

/** What the demo company has: what to ask for, and texts that no log may have. */
export interface NamedData {
  readonly customerId: string;
  readonly orderId: string;
  readonly invoiceId: string;
  /** Names of customers, and numbers of purchase orders. */
  readonly texts: readonly string[];
}

const LISTS = `{
  customers(first: 60) { edges { node { id name } } }
  orders(first: 100) { edges { node { id poNumber } } }
  invoices(first: 1) { edges { node { id } } }
}`;

export async function describedData(gateway: string, token: string): Promise<NamedData> {
  const { body } = await sendRaw(gateway, asked(token, LISTS));
  const { customers, orders, invoices } = JSON.parse(body).data as Record<
    'customers' | 'orders' | 'invoices',
    { edges: { node: { id: string; name?: string; poNumber?: string | null } }[] }
  >;
  const nodes = [...customers.edges, ...orders.edges].map(({ node }) => node);
  const texts = nodes
    .flatMap(({ name, poNumber }) => [name, poNumber])
    .filter((text) => typeof text === 'string');
  const first = ({ edges }: { edges: { node: { id: string } }[] }): string => edges[0]?.node.id as string;
  return {
    customerId: first(customers),
    orderId: first(orders),
    invoiceId: first(invoices),
    texts: [...new Set(texts)].filter((text) => text.length > 5),
  };
}

function asked(
  token: string,
  query: string,
  variables: object = {},
  headers: readonly string[] = [],
): RawRequest {
  return {
    headers: ['content-type', 'application/json', 'authorization', `Bearer ${token}`, ...headers],
    body: JSON.stringify({ query, variables }),
  };
}

const SECRET = 'CANARY of ada.canary@example.com';
const LINES = [{ lineNumber: 1, productReference: SECRET, quantity: '1', unitPrice: '1.00' }];

/** Requests of every kind and fate with secrets wherever a request can have them; `round` makes keys new. */
export function canaryRequests(
  { admin, finance, partner }: Tokens,
  named: NamedData,
  round: string,
): RawRequest[] {
  const { customerId, orderId, invoiceId } = named;
  const key = `CANARY-${round}`;
  const order = {
    poNumber: SECRET,
    endCustomer: { name: SECRET, countryCode: 'DE' },
    shipTo: { street: SECRET, city: SECRET, postalCode: SECRET, countryCode: 'DE' },
    currencyCode: 'USD',
    lines: LINES,
  };
  const mutation = (token: string, name: string, type: string, input: object): RawRequest =>
    asked(
      token,
      `mutation ($input: ${type}!) { ${name}(input: $input) { operation { id status } errors { message path } } }`,
      {
        input,
      },
    );
  return [
    asked(
      admin,
      'query ($text: String) { customers(first: 3, filter: { search: $text }) { edges { node { name } } } }',
      {
        text: SECRET,
      },
    ),
    asked(
      admin,
      `{ canary: customers(first: 3, filter: { search: "${SECRET}" }) { canary: edges { canary: node { canary: name } } } }`,
    ),
    asked(
      admin,
      `{ orders(first: 3, filter: { poNumber: "${SECRET}" }) { edges { node { canary: poNumber number total { amount } customer { name } invoices { edges { node { canary: number total { amount } } } } cash { outstanding { amount } } revenue { recognized { amount } } } } } }`,
    ),
    asked(
      admin,
      'query ($id: ID!) { customer(id: $id) { name cash { outstanding { amount } } quotes { edges { node { number } } } } }',
      { id: customerId },
    ),
    asked(
      admin,
      'query ($id: ID!) { order(id: $id) { number canary: lines { product { name } quantity } salesOrder { number } timeline { kind } } }',
      { id: orderId },
    ),
    asked(
      admin,
      'query ($id: ID!) { invoice(id: $id) { number canary: lines { quantity } applications { amount { amount } } } }',
      { id: invoiceId },
    ),
    asked(admin, 'query ($id: ID!) { node(id: $id) { id } }', { id: SECRET }),
    asked(admin, 'query ($first: Int!) { customers(first: $first) { totalCount } }', { first: SECRET }),
    asked(
      admin,
      'query ($a: String!) { canary: customers(filter: { reference: $a }, after: $a) { totalCount } }',
      { a: SECRET },
    ),
    asked(admin, `{ customers(first: 3) { edges { node { canary_${round} } } } }`),
    asked(admin, `{ customers(filter: { search: "${SECRET}" `),
    asked(admin, `query ($canary: Canary) { viewer { subject } }`, { canary: SECRET }),
    mutation(admin, 'updateCustomer', 'UpdateCustomerInput', {
      idempotencyKey: key,
      customerId,
      name: SECRET,
      email: 'ada.canary@example.com',
      phone: SECRET,
      website: SECRET,
    }),
    mutation(admin, 'cancelOrder', 'CancelOrderInput', {
      idempotencyKey: `${key}-cancel`,
      orderId,
      reason: SECRET,
    }),
    mutation(admin, 'createQuote', 'CreateQuoteInput', {
      idempotencyKey: `${key}-quote`,
      customerId,
      name: SECRET,
      currencyCode: 'USD',
      expiresOn: '2026-12-31',
      lines: [],
    }),
    mutation(finance, 'invoiceOrder', 'InvoiceOrderInput', { idempotencyKey: `${key}-invoice`, orderId }),
    mutation(finance, 'recordPayment', 'RecordPaymentInput', {
      idempotencyKey: `${key}-payment`,
      customerId,
      amount: { amount: '1.00', currencyCode: 'USD' },
      receivedOn: '2026-06-30',
      applications: [],
    }),
    asked(
      partner,
      `mutation ($input: SubmitResellerOrderInput!) { submitResellerOrder(input: $input) { operation { id } errors { message } } }`,
      { input: { ...order, idempotencyKey: `${key}-order` } },
    ),
    asked(
      partner,
      'query ($input: ValidateResellerOrderInput!) { validateResellerOrder(input: $input) { outcome } }',
      { input: order },
    ),
    {
      ...asked(partner, `{ orders(filter: { poNumber: "${SECRET}" }) { totalCount } }`),
      path: '/partner/graphql',
    },
    {
      ...asked(finance, `{ invoices(filter: { reference: "${SECRET}" }) { totalCount } }`),
      path: '/bi/graphql',
    },
    asked(`${admin.slice(0, -8)}CANARY99`, '{ viewer { subject } }'),
    asked('CANARY', '{ viewer { subject } }'),
    asked(admin, '{ viewer { subject } }', {}, [
      ...['cookie', `session=${SECRET}`, 'x-request-id', SECRET, 'apollographql-client-name', SECRET],
      ...['apollographql-client-version', SECRET, 'traceparent', SECRET, 'tracestate', SECRET],
      ...[
        'x-viewer-assertion',
        SECRET,
        'last-event-id',
        SECRET,
        'user-agent',
        SECRET,
        'referer',
        `http://a/?${SECRET}`,
      ],
    ]),
    {
      headers: ['content-type', 'application/json', 'authorization', `Bearer ${admin}`],
      body: `{"query":"${SECRET}`,
    },
    { headers: ['content-type', 'text/plain', 'authorization', `Bearer ${admin}`], body: SECRET },
    {
      method: 'GET',
      path: `/graphql?query=${encodeURIComponent(`{ customers(filter: { search: "${SECRET}" }) { totalCount } }`)}&variables=CANARY&token=CANARY`,
      headers: ['authorization', `Bearer ${admin}`],
    },
    { method: 'GET', path: `/CANARY?token=CANARY`, headers: [] },
    asked(admin, 'subscription { orderStatusChanged { kind } }', {}, [
      'accept',
      'text/event-stream',
      'last-event-id',
      'CANARY',
    ]),
    {
      ...asked(
        admin,
        `{ orders(first: 2, filter: { poNumber: "${SECRET}" }) { edges { node { number ... @defer { canary: cash { outstanding { amount } } } } } } }`,
        {},
        ['accept', 'multipart/mixed'],
      ),
    },
  ];
}

/** What the sources answer in one round. */
interface SourceAnswers {
  readonly salesforce: readonly Fault[];
  readonly netsuite: readonly Fault[];
}

const answer = (path: string, status: number, body: unknown): Fault => ({
  kind: 'status',
  path,
  status,
  body,
});
const salesforceRefusal = (errorCode: string): unknown => [{ errorCode, message: SECRET, fields: [SECRET] }];
const netsuiteRefusal = (code: string): unknown => ({
  title: SECRET,
  status: 400,
  'o:errorDetails': [{ detail: SECRET, 'o:errorCode': code }],
});
const DATA = '/services/data';
const REST = '/services/rest';
const strangeRow = {
  Id: SECRET,
  id: SECRET,
  Name: { text: SECRET },
  name: [SECRET],
  External_Id__c: 7,
  amount: SECRET,
  symbol: SECRET,
};

const rounds: readonly SourceAnswers[] = [
  { salesforce: [], netsuite: [] },
  {
    salesforce: [answer(DATA, 400, salesforceRefusal('MALFORMED_QUERY'))],
    netsuite: [answer(REST, 400, netsuiteRefusal('USER_ERROR'))],
  },
  {
    salesforce: [answer(DATA, 200, { totalSize: 1, done: true, records: [strangeRow] })],
    netsuite: [answer(REST, 200, { items: [strangeRow], count: 1, totalResults: 1, hasMore: false })],
  },
  {
    salesforce: [answer(DATA, 500, SECRET)],
    netsuite: [answer(REST, 503, SECRET)],
  },
  {
    salesforce: [answer(DATA, 200, SECRET)],
    netsuite: [answer(REST, 200, SECRET)],
  },
  {
    salesforce: [answer(DATA, 200, { records: SECRET })],
    netsuite: [answer(REST, 200, { items: { CANARY: SECRET } })],
  },
  {
    salesforce: [{ kind: 'reset', path: DATA }],
    netsuite: [{ kind: 'reset', path: REST }],
  },
  {
    salesforce: [answer('/services', 401, salesforceRefusal('INVALID_SESSION_ID'))],
    netsuite: [answer(REST, 401, netsuiteRefusal('INVALID_LOGIN'))],
  },
  {
    salesforce: [answer('/services', 400, { error: 'invalid_client', error_description: SECRET })],
    netsuite: [answer(REST, 400, { error: 'invalid_request', error_description: SECRET })],
  },
  {
    salesforce: [answer(DATA, 400, salesforceRefusal('FIELD_CUSTOM_VALIDATION_EXCEPTION'))],
    netsuite: [answer(REST, 429, netsuiteRefusal('CONCURRENCY_LIMIT_EXCEEDED'))],
  },
];

/** The rounds of a run: some are a refusal with words of the vendor, and an answer that no resolver foresees. */
export function faultsOf(size: 'some' | 'all'): readonly SourceAnswers[] {
  return size === 'all' ? rounds : rounds.slice(1, 3);
}
