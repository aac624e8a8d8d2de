import { type Differences, differences } from './support/compare.ts';
import { type Client, type OperationView, settled, written } from './support/graph-client.ts';
import { invoicesOf, netsuiteOrders, salesforceOrders } from './support/held-orders.ts';
import { type ResellerOrder, resellerOrders } from './support/reseller-orders.ts';
import type { SandboxFault, Vendor } from './support/sandbox-programs.ts';
import { startWorld, type World } from './support/world.ts';

/** A way in which a vendor fails, and what becomes of a write that meets it. */
export interface FaultCase {
  readonly name: string;
  readonly faults: Readonly<Partial<Record<Vendor, readonly SandboxFault[]>>>;
  /** The problem that it is refused with for good; undefined: it is done, once. */
  readonly refused?: string;
}

export interface FaultReport extends Differences {
  /** Whether the product ran into the faults. */
  readonly isMet: boolean;
  /** What orders and invoices were refused for. */
  readonly refused: readonly string[];
  /** Purchase orders that were placed, and do not have exactly one invoice. */
  readonly notBilledOnce: readonly string[];
}

const SETTLE_LIMIT_MS = 60_000;
/** Orders of many lines are written there, and nothing else is asked there. */
const GRAPH = '/services/data/v62.0/composite/graph';
const RECORDS = '/services/rest/record/v1/';

const salesforceSays = (errorCode: string, message: string): SandboxFault => ({
  kind: 'status',
  path: GRAPH,
  status: 200,
  body: {
    graphs: [
      { graphResponse: { compositeResponse: [{ httpStatusCode: 400, body: [{ errorCode, message }] }] } },
    ],
  },
  times: 3,
});
const netsuiteSays = (status: number, code: string, detail: string): SandboxFault => ({
  kind: 'status',
  path: RECORDS,
  method: 'POST',
  status,
  body: { 'o:errorDetails': [{ detail, 'o:errorCode': code }] },
  times: 3,
});
const both = (fault: SandboxFault): FaultCase['faults'] => ({ salesforce: [fault], netsuite: [fault] });
/** Writes alone are hit. */
const writes = (kind: SandboxFault['kind'], times: number): FaultCase['faults'] => ({
  salesforce: [{ kind, path: '/services/data/v62.0/composite', times }],
  netsuite: [{ kind, path: RECORDS, method: 'POST', times }],
});

export const faultCases: readonly FaultCase[] = [
  { name: 'latency', faults: both({ kind: 'latency', ms: 100 }) },
  { name: '429', faults: both({ kind: 'status', status: 429, body: {}, times: 8 }) },
  { name: '503', faults: both({ kind: 'status', status: 503, body: {}, times: 8 }) },
  { name: 'reset', faults: both({ kind: 'reset', times: 8 }) },
  { name: 'hang', faults: both({ kind: 'hang', times: 2 }) },
  { name: 'an answer that is lost after the commit', faults: writes('lostResponse', 6) },
  {
    name: 'a duplicate value, because somebody else was first',
    faults: {
      salesforce: [
        salesforceSays(
          'DUPLICATE_VALUE',
          'duplicate value found: <unknown> duplicates value on record with id: <unknown>',
        ),
      ],
    },
  },
  {
    name: 'a row that is locked',
    faults: {
      salesforce: [salesforceSays('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record')],
      netsuite: [netsuiteSays(400, 'RCRD_HAS_BEEN_CHANGED', 'Record has been changed')],
    },
  },
  {
    name: 'a session that expires',
    faults: {
      salesforce: [
        {
          kind: 'status',
          path: '/services/data/',
          status: 401,
          body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }],
          times: 4,
        },
      ],
      netsuite: [netsuiteSays(401, 'INVALID_LOGIN', 'Invalid login attempt.')],
    },
  },
  {
    name: 'books that refuse the order for good',
    refused: 'NetSuite refused the write. The product is no longer sold.',
    faults: { netsuite: [{ ...netsuiteSays(400, 'USER_ERROR', 'The item is inactive.'), times: 1_000 }] },
  },
];

/** A world whose sources' answers are waited for a moment only. */
export function startFaultyWorld(): Promise<World> {
  return startWorld('embedded', { SOURCE_TIMEOUT_MS: '1000', WRITE_RETRY_CEILING_MS: '500' });
}

/** Places some orders at once, then bills them, all while the sources fail; then both systems' own word is compared. */
export async function faultRun(
  world: World,
  { faults, name }: FaultCase,
  count: number,
): Promise<FaultReport> {
  const { sandboxes, product } = world;
  const prefix = `${name.slice(0, 30)}-`;
  const orders = await resellerOrders(sandboxes, { prefix, count, seed: 1, partners: 16, lines: 'all' });
  const client: Client = { url: product.url, token: await product.token('admin') };
  const finished = async (
    mutation: 'submitResellerOrder' | 'invoiceOrder',
    input: object,
  ): Promise<OperationView> => {
    const { operation } = await written(client, mutation, { ...input });
    return settled(client, operation.id, SETTLE_LIMIT_MS);
  };
  const placing = ({ input, partner }: ResellerOrder): object => ({ ...input, partnerReference: partner });
  const met = await sandboxes.faultsMet();
  const failing = async <T>(work: () => Promise<T>): Promise<T> => {
    for (const [vendor, list] of Object.entries(faults)) await sandboxes.faults(list, [vendor as Vendor]);
    const result = await work();
    await sandboxes.faults([]);
    return result;
  };
  const accepted = await failing(() =>
    Promise.all(
      orders.map(async (order) => ({
        order,
        operation: await finished('submitResellerOrder', placing(order)),
      })),
    ),
  );
  const placed = accepted.filter(({ operation }) => operation.status === 'SUCCEEDED');
  const ids = await Promise.all(
    placed.map(
      async ({ order }) =>
        (await written(client, 'submitResellerOrder', { ...placing(order) })).payload.order.id,
    ),
  );
  const bills = await failing(() =>
    Promise.all(
      ids.map((orderId) => finished('invoiceOrder', { idempotencyKey: `bill ${orderId}`, orderId })),
    ),
  );
  const held = {
    salesforce: await salesforceOrders(sandboxes.url('salesforce'), prefix),
    netsuite: await netsuiteOrders(sandboxes.url('netsuite'), prefix),
  };
  const invoices = await invoicesOf(sandboxes.url('netsuite'), prefix);
  return {
    ...differences(accepted, held),
    isMet: (await sandboxes.faultsMet()) > met,
    refused: [...accepted.map(({ operation }) => operation), ...bills].flatMap(({ errors }) =>
      errors.map(({ message }) => message),
    ),
    notBilledOnce: placed.map(({ order }) => order.poNumber).filter((po) => invoices.get(po) !== 1),
  };
}
