import { notFoundProblem, wrongStateProblem } from '#engine/graph/problems.ts';
import type { Problem } from '#engine/operation.ts';
import type { RecordRef } from '#kit/ids.ts';
import { findNetSuiteId } from '#sources/identity/find-netsuite-id.ts';
import { customersByIds } from '#sources/netsuite/customers.ts';
import type { WriteSources } from './write-sources.ts';

const PATH = ['input', 'customerId'];

/** NetSuite's internal id of the customer that an input names, or why there is none. Throws SourceError. */
export async function payingCustomer(
  sources: WriteSources,
  ref: RecordRef,
): Promise<{ readonly id: string } | { readonly problem: Problem }> {
  const { netsuite, identity } = sources;
  const id = await findNetSuiteId(sources, 'customer', ref);
  if (id === null)
    return {
      problem: identity.linked('customer', ref)
        ? wrongStateProblem(PATH, 'NetSuite does not know this customer.', 'NOT_IN_ERP')
        : notFoundProblem(PATH, 'There is no such customer.'),
    };
  const [customer] = await customersByIds({ ...netsuite, partner: undefined }, [id]);
  return customer ? { id } : { problem: notFoundProblem(PATH, 'There is no such customer.') };
}
