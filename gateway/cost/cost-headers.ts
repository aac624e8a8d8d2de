import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { RequestRecord } from '../telemetry/request-record.ts';

/** Whether a client wants to know what its operation costs: `graphql-cost: report`, as other servers have it. */
export function asksForCost(headers: IncomingHttpHeaders): boolean {
  return headers['graphql-cost'] === 'report';
}

/** Tells in headers what an operation may cost, what it has cost and what is allowed, as far as that is known. */
export function tellCost(response: ServerResponse, { cost, actualCost, costLimit }: RequestRecord): void {
  if (cost !== undefined) response.setHeader('x-cost-estimated', cost);
  if (actualCost !== undefined) response.setHeader('x-cost-actual', actualCost);
  if (costLimit !== undefined) response.setHeader('x-cost-limit', costLimit);
}
