import { TIME_LEFT_HEADER } from '../../kit/cancellation.ts';
import { clientError } from '../../kit/errors.ts';
import { EVENT_STREAM } from '../../kit/http/event-stream.ts';
import { LAST_EVENT_ID_HEADER } from '../../kit/http/subscription-listener.ts';
import { ASSERTION_HEADER, createAssertions } from '../../kit/identity/assertion.ts';
import type { Log } from '../../kit/log.ts';
import type { Metrics } from '../../kit/telemetry/metrics.ts';
import type { GatewayContext } from '../context.ts';
import { post, postTarget } from './post.ts';
import { answerReader } from './read-answer.ts';
import { PassingFailure, withRetry } from './retry.ts';
import type { SubgraphLink } from './subgraph-link.ts';
import { subscribeOverHttp } from './subscribe.ts';

const ACCEPT = 'application/graphql-response+json, application/json';
/** Statuses of a server that is starting, stopping or has too much to do. */
const PASSING = new Set([502, 503, 504]);

/** A subgraph over HTTP, told by a signed statement who is asking when there is a secret to sign with. */
export function httpSubgraph(
  name: string,
  url: string,
  secret: string | undefined,
  log: Log,
  metrics: Metrics,
): SubgraphLink {
  const target = new URL(url);
  const postedTo = postTarget(target);
  const assertionOf = secret === undefined ? undefined : createAssertions(secret, name);
  /** Names and values in turn, which undici takes as they are. */
  const headersFor = async (
    { viewer, record }: Pick<GatewayContext, 'viewer' | 'record'>,
    ...own: string[]
  ): Promise<string[]> => {
    const headers = ['content-type', 'application/json', ...own];
    if (assertionOf) headers.push(ASSERTION_HEADER, await assertionOf(viewer));
    for (const name in record.headers) headers.push(name, record.headers[name] as string);
    return headers;
  };
  const link: SubgraphLink = {
    name,
    prepare({ query, operationName }) {
      const start = bodyStart(query, operationName);
      const read = answerReader(query);
      return async (_variables, context, json) => {
        try {
          const timeLeftMs = Math.max(1, Math.floor(context.deadlineAt - performance.now()));
          const headers = await headersFor(context, 'accept', ACCEPT, TIME_LEFT_HEADER, `${timeLeftMs}`);
          const body = `${start}${json}}`;
          const answer = await post(postedTo, headers, body, context.signal, timeLeftMs);
          if (PASSING.has(answer.status)) throw new Error(`status ${answer.status}`);
          return read(answer.body);
        } catch (error) {
          if (context.signal.aborted) throw context.signal.reason;
          log.error(
            { request: { id: context.record.id }, subgraph: name, err: error },
            'a subgraph cannot be reached',
          );
          throw new PassingFailure(name, {
            cause: clientError('SOURCE_UNAVAILABLE', 'A part of the graph cannot be reached'),
          });
        }
      };
    },
    subscribe({ query, operationName }) {
      const start = bodyStart(query, operationName);
      return (_variables, context, json) => {
        const { lastEventId, signal } = context;
        const own = lastEventId === undefined ? [] : [LAST_EVENT_ID_HEADER, lastEventId];
        const headers = () => headersFor(context, 'accept', EVENT_STREAM, ...own);
        return subscribeOverHttp(
          { subgraph: name, url: target, headers, body: `${start}${json}}`, signal },
          log,
        );
      };
    },
  };
  return withRetry(link, metrics);
}

/** All of a body but the variables, which is the same each time. */
function bodyStart(query: string, operationName: string | undefined): string {
  return `{"query":${JSON.stringify(query)}${operationName ? `,"operationName":${JSON.stringify(operationName)}` : ''},"variables":`;
}
