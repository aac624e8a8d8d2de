import type { ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import { clientError } from '../../kit/errors.ts';
import { identityOf } from '../../kit/identity/viewer.ts';
import type { GatewayContext } from '../context.ts';
import type { ObservedRequest } from '../telemetry/request-observer.ts';
import type { Entrant } from './enter.ts';

/** The context of a request that is to be answered within so long; it ends when the client goes. */
export function requestContext(
  response: ServerResponse,
  { viewer, spend }: Entrant,
  observed: ObservedRequest,
  timeoutMs: number,
): GatewayContext {
  const over = new AbortController();
  const deadline = setTimeout(() => over.abort(deadlineExceeded()), timeoutMs);
  response.once('close', () => {
    clearTimeout(deadline);
    if (!response.writableFinished) over.abort(clientGone());
  });
  return {
    viewer,
    identity: identityOf(viewer),
    signal: over.signal,
    deadlineAt: performance.now() + timeoutMs,
    record: observed,
    spend,
  };
}

/** What is under way for a client that does not wait for it any more ends with this; nobody reads it. */
function clientGone(): GraphQLError {
  return clientError('DEADLINE_EXCEEDED', 'The client has gone');
}

function deadlineExceeded(): GraphQLError {
  return clientError('DEADLINE_EXCEEDED', 'The request took longer than allowed');
}
