import { effectOf } from '#engine/effect.ts';
import { conflictProblem, refuse } from '#engine/graph/problems.ts';
import type { StepResult, StepRun, WriteDefinition } from '#engine/write.ts';
import type { RecordRef } from '#kit/ids.ts';
import { type CreditHold, setCreditHold } from '#sources/netsuite/customer-writes.ts';
import { isConflict } from '#sources/written.ts';
import { payingCustomer } from '../write/paying-customer.ts';
import type { WriteSources } from '../write/write-sources.ts';

/** What `setCreditHold` is asked for; plain JSON. */
export interface SetCreditHoldRequest {
  readonly customer: RecordRef;
  readonly expectedVersion: string | null;
  readonly hold: CreditHold;
  readonly reason: string | null;
}

/** Sets a customer's credit hold in NetSuite; where it is so already, nothing is written. */
export function setCreditHoldWrite(sources: WriteSources): WriteDefinition {
  return {
    kind: 'setCreditHold',
    owner: 'billing',
    steps: [{ name: 'hold-in-netsuite', systems: ['NETSUITE'], run: (run) => write(sources, run) }],
  };
}

async function write(sources: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const request = operation.input as unknown as SetCreditHoldRequest;
  const { expectedVersion, hold, reason } = request;
  const customer = await payingCustomer(sources, request.customer);
  if ('problem' in customer) return refuse(customer.problem);
  const state = { customerId: customer.id };
  const set = await setCreditHold(sources.netsuite, customer.id, hold, expectedVersion ?? undefined);
  if (isConflict(set))
    return { ...refuse(conflictProblem(expectedVersion ?? '', set.conflict.version)), state };
  return { state, effects: [{ ...effectOf('NETSUITE', set), reason }] };
}
