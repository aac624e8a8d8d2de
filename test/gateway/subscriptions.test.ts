import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Gateway } from '../../gateway/service.ts';
import { httpSubgraph } from '../../gateway/subgraph/http.ts';
import { inProcessSubgraph } from '../../gateway/subgraph/in-process.ts';
import type { SubgraphLink } from '../../gateway/subgraph/subgraph-link.ts';
import { clientError } from '../../kit/errors.ts';
import type { Listening } from '../../kit/http/listen.ts';
import { serveSubgraph } from '../../kit/http/serve-subgraph.ts';
import { createLog } from '../../kit/log.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { listenTo } from './support/event-stream-client.ts';
import { composed, openGateway } from './support/gateway.ts';
import { OrderChanges, orderChangesSdl } from './support/order-changes.ts';

const QUERY = 'subscription { orderChanged { state: status order { number invoiced } } }';
const INTERRUPTED =
  'event: next\ndata: {"errors":[{"message":"The subscription was interrupted; subscribe again with the id of the last event","extensions":{"code":"SUBSCRIPTION_INTERRUPTED","retryable":true}}]}\n\n';
const COMPLETE = 'event: complete\ndata:\n\n';
const log = createLog('silent');
const secrets = ['a secret that gateway and subgraphs share'];

const next = (position: number, order: string, status: string) =>
  `event: next\nid: position-${position}\ndata: {"data":{"orderChanged":{"state":"${status}","order":{"number":"N-${order}","invoiced":"${order}0.00"}}}}\n\n`;
const errorOnly = (error: string) => `event: next\ndata: {"errors":[${error}]}\n\n${COMPLETE}`;

describe.each(['in this process', 'over HTTP'])('Subgraphs %s', (where) => {
  let world: OrderChanges;
  let gateway: Gateway;
  let served: Listening[];

  beforeEach(async () => {
    world = new OrderChanges();
    served = [];
    const links = new Map<string, SubgraphLink>();
    for (const subgraph of world.subgraphs()) {
      if (where === 'in this process') links.set(subgraph.name, inProcessSubgraph(subgraph, log));
      else {
        const options = { host: '127.0.0.1', port: 0, secrets, log, metrics: undefined, isReady: () => true };
        const listening = await serveSubgraph(subgraph, options);
        served.push(listening);
        const url = `${listening.url}/graphql`;
        links.set(subgraph.name, httpSubgraph(subgraph.name, url, secrets, log, new Metrics()));
      }
    }
    gateway = await openGateway({
      supergraph: composed(orderChangesSdl),
      subgraph: (name) => links.get(name) as SubgraphLink,
    });
  });
  afterEach(async () => {
    await gateway.stop();
    for (const one of served) await one.stop();
  });

  test('each event is answered across subgraphs, in order, as GraphQL over Server-Sent Events has it', async () => {
    const listener = await listenTo(gateway.url, QUERY);
    await world.untilOpened(1);
    world.change('7', 'DRAFT');
    world.change('8', 'DRAFT');
    world.change('7', 'ACTIVATED');
    expect(listener.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await listener.take(3)).toBe(
      next(1, '7', 'DRAFT') + next(2, '8', 'DRAFT') + next(3, '7', 'ACTIVATED'),
    );
    expect(world.billingContexts).toBe(3);
    listener.leave();
  });

  test('after a lost connection a client goes on with what it has missed, once each', async () => {
    const listener = await listenTo(gateway.url, QUERY);
    await world.untilOpened(1);
    world.change('1', 'DRAFT');
    world.change('2', 'DRAFT');
    await listener.take(2);
    listener.leave();
    await world.untilClosed(1);
    world.change('3', 'DRAFT');
    world.change('4', 'DRAFT');
    const again = await listenTo(gateway.url, QUERY, { 'last-event-id': 'position-2' });
    await world.untilOpened(2);
    world.change('5', 'DRAFT');
    expect(await again.take(3)).toBe(next(3, '3', 'DRAFT') + next(4, '4', 'DRAFT') + next(5, '5', 'DRAFT'));
    again.leave();
  });

  test('when clients leave, so many sources are closed', async () => {
    const listeners = [await listenTo(gateway.url, QUERY), await listenTo(gateway.url, QUERY)];
    await world.untilOpened(2);
    listeners[0]?.leave();
    await world.untilClosed(1);
    world.change('1', 'DRAFT');
    expect(await listeners[1]?.take(1)).toBe(next(1, '1', 'DRAFT'));
    listeners[1]?.leave();
    await world.untilClosed(2);
    expect([world.opened, world.closed]).toEqual([2, 2]);
  });

  test('a system that is down costs its own fields, and in the events of that time alone', async () => {
    const listener = await listenTo(gateway.url, QUERY);
    await world.untilOpened(1);
    world.billingIsDown = true;
    world.change('1', 'DRAFT');
    const error =
      '{"message":"NetSuite cannot be reached","extensions":{"code":"SOURCE_UNAVAILABLE","source":"NETSUITE","retryable":true},"path":["orderChanged","order","invoiced"]}';
    expect(await listener.take(1)).toBe(
      `event: next\nid: position-1\ndata: {"errors":[${error}],"data":{"orderChanged":{"state":"DRAFT","order":{"number":"N-1","invoiced":null}}}}\n\n`,
    );
    world.billingIsDown = false;
    world.change('2', 'DRAFT');
    expect(await listener.take(1)).toBe(next(2, '2', 'DRAFT'));
    listener.leave();
  });

  test('a subscription that is not allowed says so in the stream and is complete', async () => {
    world.refusal = clientError('FORBIDDEN', 'This needs one of the scopes: sales:read');
    expect(await (await listenTo(gateway.url, QUERY)).rest()).toBe(
      errorOnly(
        '{"message":"This needs one of the scopes: sales:read","extensions":{"code":"FORBIDDEN","retryable":false},"path":["orderChanged"]}',
      ),
    );
    expect(world.opened).toBe(0);
  });

  test('a source that fails for reasons of its own ends the stream without telling them', async () => {
    const listener = await listenTo(gateway.url, QUERY);
    await world.untilOpened(1);
    world.failure = new Error('connect ECONNREFUSED 10.0.0.7');
    world.change('1', 'DRAFT');
    expect(await listener.take(1)).toBe(next(1, '1', 'DRAFT'));
    const rest = await listener.rest();
    expect(rest.replace(/[0-9a-f-]{36}/, 'REFERENCE')).toBe(
      errorOnly(
        '{"message":"Something went wrong on our side","extensions":{"code":"INTERNAL_SERVER_ERROR","retryable":false,"reference":"REFERENCE"}}',
      ),
    );
    expect(world.closed).toBe(1);
  });

  test('variables that do not fit are refused in the stream, and no source is opened', async () => {
    const query = 'subscription ($minimum: Int!) { orderChanged(minimum: $minimum) { status } }';
    const rest = await (await listenTo(gateway.url, query, {}, { minimum: 'many' })).rest();
    expect(rest).toBe(
      errorOnly(
        '{"message":"Variable \\"$minimum\\" got invalid value \\"many\\"; Int cannot represent non-integer value: \\"many\\"","extensions":{"code":"BAD_USER_INPUT","retryable":false}}',
      ),
    );
    expect(world.opened).toBe(0);
  });

  test('a gateway that stops ends its subscriptions at once, and they go on at the next one', async () => {
    const listener = await listenTo(gateway.url, QUERY);
    await world.untilOpened(1);
    await gateway.stop();
    expect(await listener.rest()).toBe(INTERRUPTED + COMPLETE);
    expect(world.closed).toBe(1);
  });

  test('a new supergraph ends the subscriptions that were planned on the one before', async () => {
    const listener = await listenTo(gateway.url, QUERY);
    await world.untilOpened(1);
    world.change('1', 'DRAFT');
    await listener.take(1);
    expect(gateway.take(composed(orderChangesSdl))).toBe(true);
    expect(await listener.rest()).toBe(INTERRUPTED + COMPLETE);
    world.change('2', 'DRAFT');
    const again = await listenTo(gateway.url, QUERY, { 'last-event-id': 'position-1' });
    expect(await again.take(1)).toBe(next(2, '2', 'DRAFT'));
    again.leave();
  });

  if (where === 'in this process') return;

  test('a subgraph that stops ends its subscriptions at once', async () => {
    const listener = await listenTo(gateway.url, QUERY);
    await world.untilOpened(1);
    await served[0]?.stop();
    expect(await listener.rest()).toBe(INTERRUPTED + COMPLETE);
  });

  test('a subgraph that cannot be reached says so in the stream', async () => {
    for (const one of served) await one.stop();
    expect(await (await listenTo(gateway.url, QUERY)).rest()).toBe(
      errorOnly(
        '{"message":"A part of the graph cannot be reached","extensions":{"code":"SOURCE_UNAVAILABLE","retryable":true}}',
      ),
    );
  });
});
