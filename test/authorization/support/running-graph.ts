import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { readSupergraph } from '../../../gateway/supergraph/supergraph.ts';
import { createLog } from '../../../kit/log.ts';
import { loadSubgraphSdl, loadSupergraph, subgraphNames } from '../../../schema/load.ts';
import { subgraphsApart } from '../../support/subgraphs-apart.ts';
import { type AskedGraph, askGateway, askSubgraph } from './asking.ts';
import type { Ids } from './walks.ts';

const SECRET = 'a secret of gateway and subgraphs, for tests alone';

/** The product over the demo company: its gateway, and its subgraphs each over HTTP. */
export interface RunningGraph extends AskedGraph {
  /** How many requests the sources have had. */
  sourceRequests(): Promise<number>;
  stop(): Promise<void>;
}

/** So soon a subscription is refused, if it is. */
const QUIET_MS = 300;

const OWN = `{ orders(first: 1) { edges { node { id lines { product { id } }
  customer { id invoices(first: 1) { edges { node { id } } } payments(first: 1) { edges { node { id } } }
    creditMemos(first: 1) { edges { node { id } } } } } } } }`;

export async function runningGraph(): Promise<RunningGraph> {
  const apart = await subgraphsApart([SECRET], createLog('silent'));
  const { stack, subgraphs } = apart;
  const { data } = await stack.ask(
    '{ customers(filter: { channel: RESELLER }, first: 20) { edges { node { reference orders { totalCount } } } } quotes(first: 1) { edges { node { id } } } }',
  );
  const partner: string = data.customers.edges.find(
    ({ node }: { node: { orders: { totalCount: number } } }) => node.orders.totalCount > 0,
  ).node.reference;
  const found = async (persona: 'admin' | 'partner'): Promise<Ids> => {
    const own = await stack.ask(OWN, {}, persona, partner);
    const order = own.data.orders.edges[0].node;
    const idOf = (list: string): [string, string][] => {
      const id = order.customer[list].edges[0]?.node.id;
      return id === undefined
        ? []
        : [[{ invoices: 'Invoice', payments: 'Payment', creditMemos: 'CreditMemo' }[list] as string, id]];
    };
    return new Map<string, string>([
      ['Order', order.id],
      ['Customer', order.customer.id],
      ['Product', order.lines[0].product.id],
      ['Quote', data.quotes.edges[0].node.id],
      ...idOf('invoices'),
      ...idOf('payments'),
      ...idOf('creditMemos'),
    ]);
  };
  const [all, own] = [await found('admin'), await found('partner')];
  return {
    graph: readSupergraph(loadSupergraph()).apiSchema,
    subgraphs: new Map(
      subgraphNames.map((name) => [name, buildSubgraphSchema([{ typeDefs: parse(loadSubgraphSdl(name)) }])]),
    ),
    ids: (asker) => (asker === 'partner' ? own : all),
    atGateway: askGateway(stack.gatewayUrl, (persona) => stack.token(persona, partner), QUIET_MS),
    atSubgraph: askSubgraph((name) => `${subgraphs.get(name)?.url}/graphql`, [SECRET], partner, QUIET_MS),
    sourceRequests: async () =>
      (await stack.stats('salesforce')).requests + (await stack.stats('netsuite')).requests,
    stop: apart.stop,
  };
}
