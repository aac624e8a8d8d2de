import { Agent, request as send } from 'undici';
import { TIME_LEFT_HEADER } from '../../kit/cancellation.ts';
import { clientError } from '../../kit/errors.ts';
import { ASSERTION_HEADER, signAssertion } from '../../kit/identity/assertion.ts';
import type { Log } from '../../kit/log.ts';
import type { GatewayContext } from '../context.ts';
import { PassingFailure, withRetry } from './retry.ts';
import type { SubgraphAnswer, SubgraphLink } from './subgraph-link.ts';

const CONNECTIONS = 64;
const agent = new Agent({ connections: CONNECTIONS, keepAliveTimeout: 30_000 });
/** Statuses of a server that is starting, stopping or has too much to do. */
const PASSING = new Set([502, 503, 504]);

/** A subgraph over HTTP, told by a signed statement who is asking when there is a secret to sign with. */
export function httpSubgraph(name: string, url: string, secret: string | undefined, log: Log): SubgraphLink {
  const headersFor = async ({ viewer, deadlineAt }: GatewayContext): Promise<Record<string, string>> => ({
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    [TIME_LEFT_HEADER]: String(Math.max(1, Math.floor(deadlineAt - performance.now()))),
    ...(secret === undefined ? {} : { [ASSERTION_HEADER]: await signAssertion(secret, viewer, name) }),
  });
  return withRetry({
    name,
    prepare({ query, operationName }) {
      // All of the body but the variables is the same each time.
      const start = `{"query":${JSON.stringify(query)}${operationName ? `,"operationName":${JSON.stringify(operationName)}` : ''},"variables":`;
      return async (variables, context) => {
        try {
          const response = await send(url, {
            method: 'POST',
            dispatcher: agent,
            signal: context.signal,
            headers: await headersFor(context),
            body: `${start}${JSON.stringify(variables)}}`,
          });
          if (PASSING.has(response.statusCode)) {
            await response.body.dump();
            throw new Error(`status ${response.statusCode}`);
          }
          return (await response.body.json()) as SubgraphAnswer;
        } catch (error) {
          if (context.signal.aborted) throw context.signal.reason;
          log.error({ subgraph: name, err: error }, 'a subgraph cannot be reached');
          throw new PassingFailure(name, {
            cause: clientError('SOURCE_UNAVAILABLE', 'A part of the graph cannot be reached'),
          });
        }
      };
    },
  });
}
