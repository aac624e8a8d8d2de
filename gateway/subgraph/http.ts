import { TIME_LEFT_HEADER } from '../../kit/cancellation.ts';
import { clientError } from '../../kit/errors.ts';
import { EVENT_STREAM, LAST_EVENT_ID_HEADER } from '../../kit/http/event-stream.ts';
import { createSignRequest } from '../../kit/identity/sign-request.ts';
import type { Log } from '../../kit/log.ts';
import { LoggableError } from '../../kit/loggable-error.ts';
import type { Metrics } from '../../kit/telemetry/metrics.ts';
import type { GatewayContext } from '../context.ts';
import { post, postTarget } from './post.ts';
import { answerReader } from './read-answer.ts';
import { PassingFailure, withRetry } from './retry.ts';
import type { SubgraphLink } from './subgraph-link.ts';
import { subscribeOverHttp } from './subscribe.ts';

const ACCEPT = 'application/graphql-response+json, application/json';
/** Statuses of a server that is starting, stopping or has too much to do, and of one that does not believe the gateway. */
const REFUSED = new Set([401, 502, 503, 504]);

/**
 * A subgraph over HTTP. Where there are secrets to sign with, every request says who is asking, and is signed with the
 * first of them.
 */
export function httpSubgraph(
  name: string,
  url: string,
  secrets: readonly string[],
  log: Log,
  metrics: Metrics,
): SubgraphLink {
  const target = new URL(url);
  const postedTo = postTarget(target);
  const sign = createSignRequest(secrets, name);
  /** Names and values in turn, which undici takes as they are. */
  const headersFor = async (
    { viewer, record }: Pick<GatewayContext, 'viewer' | 'record'>,
    body: string,
    own: readonly string[],
    lastEventId?: string,
  ): Promise<string[]> => {
    const headers = ['content-type', 'application/json', ...own];
    if (sign) headers.push(...(await sign({ target: postedTo.path, body, viewer, lastEventId })));
    else if (lastEventId !== undefined) headers.push(LAST_EVENT_ID_HEADER, lastEventId);
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
          const body = `${start}${json}}`;
          const own = ['accept', ACCEPT, TIME_LEFT_HEADER, `${timeLeftMs}`];
          const headers = await headersFor(context, body, own);
          const answer = await post(postedTo, headers, body, context.signal, timeLeftMs);
          if (REFUSED.has(answer.status)) throw new LoggableError(`status ${answer.status}`);
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
        const body = `${start}${json}}`;
        const headers = () => headersFor(context, body, ['accept', EVENT_STREAM], lastEventId);
        return subscribeOverHttp({ subgraph: name, url: target, headers, body, signal }, log);
      };
    },
  };
  return withRetry(link, metrics);
}

/** All of a body but the variables, which is the same each time. */
function bodyStart(query: string, operationName: string | undefined): string {
  return `{"query":${JSON.stringify(query)}${operationName ? `,"operationName":${JSON.stringify(operationName)}` : ''},"variables":`;
}
