import type { GraphQLDataSource } from '@apollo/gateway';
import { Agent, request as send } from 'undici';
import { clientError } from '../../kit/errors.ts';
import { ASSERTION_HEADER, signAssertion } from '../../kit/identity/assertion.ts';
import type { Log } from '../../kit/log.ts';
import type { GatewayContext } from '../context.ts';

const TIMEOUT_MS = 30_000;
const agent = new Agent({ connections: 64, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS });

/** Sends a subgraph's fetches over HTTP, with a signed statement of who is asking when there is a secret to sign with. */
export function httpSubgraph(
  name: string,
  url: string,
  secret: string | undefined,
  log: Log,
): GraphQLDataSource<GatewayContext> {
  return {
    async process({ request, context }) {
      const viewer = (context as Partial<GatewayContext>).viewer;
      const { query, variables, operationName } = request;
      try {
        const response = await send(url, {
          method: 'POST',
          dispatcher: agent,
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            ...(secret !== undefined && viewer
              ? { [ASSERTION_HEADER]: await signAssertion(secret, viewer, name) }
              : {}),
          },
          body: JSON.stringify({ query, variables, operationName }),
        });
        return (await response.body.json()) as never;
      } catch (error) {
        log.error({ subgraph: name, err: error }, 'a subgraph cannot be reached');
        throw clientError('SOURCE_UNAVAILABLE', 'A part of the graph cannot be reached', { cause: error });
      }
    },
  };
}
