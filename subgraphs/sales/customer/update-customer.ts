import { effectOf, notWritten } from '#engine/effect.ts';
import { conflictProblem, invalidInputProblem, notFoundProblem, refuse } from '#engine/graph/problems.ts';
import type { StepResult, StepRun, WriteDefinition } from '#engine/write.ts';
import type { RecordRef } from '#kit/ids.ts';
import { SourceError } from '#kit/source-error.ts';
import { refusalTexts } from '#kit/source-refusal.ts';
import { findNetSuiteId } from '#sources/identity/find-netsuite-id.ts';
import { type NetSuiteCustomerChange, updateNetSuiteCustomer } from '#sources/netsuite/customer-writes.ts';
import { customersByIds } from '#sources/netsuite/customers.ts';
import { type AccountChange, updateAccount } from '#sources/salesforce/account-writes.ts';
import { accountsByIds } from '#sources/salesforce/accounts.ts';
import { isConflict } from '#sources/written.ts';
import type { WriteSources } from '../write/write-sources.ts';

/** Plain JSON. What is left out stays, null empties. */
export interface UpdateCustomerRequest {
  readonly customer: RecordRef;
  readonly expectedVersion: string | null;
  /** What both systems keep; NetSuite follows. */
  readonly shared: { readonly name?: string; readonly phone?: string | null };
  /** What Salesforce alone keeps. */
  readonly inSalesforce: Omit<AccountChange, 'name' | 'phone'>;
  /** What NetSuite alone keeps. */
  readonly inNetSuite: { readonly email?: string | null };
}

interface UpdateCustomerState {
  readonly salesforceId: string | null;
  readonly netsuiteId: string | null;
}

/** Changes a customer in Salesforce, whose record it is, and has NetSuite's follow; in NetSuite alone where only that knows it. */
export function updateCustomerWrite(sources: WriteSources): WriteDefinition {
  return {
    kind: 'updateCustomer',
    owner: 'sales',
    steps: [
      { name: 'checked', run: (run) => check(sources, run) },
      { name: 'account-in-salesforce', run: (run) => writeAccount(sources, run) },
      { name: 'customer-in-netsuite', run: (run) => writeCustomer(sources, run) },
    ],
  };
}

async function check(sources: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const request = operation.input as unknown as UpdateCustomerRequest;
  const { expectedVersion, shared, inSalesforce, inNetSuite } = request;
  const netsuiteId = await findNetSuiteId(sources, 'customer', request.customer);
  // Only now: the links may have been looked at anew.
  const ref = sources.identity.canonical('customer', request.customer);
  const [known] =
    ref.system === 'salesforce'
      ? await accountsByIds({ ...sources.salesforce, partner: undefined }, [ref.id])
      : await customersByIds({ ...sources.netsuite, partner: undefined }, [ref.id]);
  if (!known) return refuse(notFoundProblem(['input', 'customerId'], 'There is no such customer.'));
  if (expectedVersion !== null && expectedVersion !== known.version)
    return refuse(conflictProblem(expectedVersion, known.version));
  const salesforceId = ref.system === 'salesforce' ? ref.id : null;
  const isKept =
    hasFields(shared) ||
    (salesforceId !== null && hasFields(inSalesforce)) ||
    (netsuiteId !== null && hasFields(inNetSuite));
  if (!isKept) {
    const message = `${salesforceId === null ? 'Only NetSuite' : 'Only Salesforce'} knows this customer, and keeps none of what is to be changed.`;
    return refuse(invalidInputProblem(['input'], message));
  }
  const state: UpdateCustomerState = { salesforceId, netsuiteId };
  return { state: { ...state } };
}

async function writeAccount({ salesforce }: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { expectedVersion, shared, inSalesforce } = operation.input as unknown as UpdateCustomerRequest;
  const { salesforceId } = operation.state as unknown as UpdateCustomerState;
  if (salesforceId === null) {
    if (!hasFields(inSalesforce)) return {};
    const reason = `Salesforce has no account of this customer: ${Object.keys(inSalesforce).join(', ')}.`;
    return { effects: [notWritten('SALESFORCE', 'Account', null, reason)] };
  }
  const change = { ...shared, ...inSalesforce };
  if (!hasFields(change)) return {};
  const written = await updateAccount(salesforce, salesforceId, change, expectedVersion ?? undefined);
  return isConflict(written)
    ? refuse(conflictProblem(expectedVersion ?? '', written.conflict.version))
    : { effects: [effectOf('SALESFORCE', written)] };
}

async function writeCustomer({ netsuite }: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { expectedVersion, shared, inSalesforce, inNetSuite } =
    operation.input as unknown as UpdateCustomerRequest;
  const { salesforceId, netsuiteId } = operation.state as unknown as UpdateCustomerState;
  const change: NetSuiteCustomerChange = { ...shared, ...inNetSuite };
  const left = (reason: string) => notWritten('NETSUITE', 'customer', netsuiteId, reason);
  if (netsuiteId === null)
    return hasFields(change) ? { effects: [left('NetSuite does not know this customer.')] } : {};
  const effects =
    salesforceId !== null && hasFields(inSalesforce)
      ? [left(`Kept in Salesforce alone: ${Object.keys(inSalesforce).join(', ')}.`)]
      : [];
  if (!hasFields(change)) return { effects };
  // NetSuite's own version matters only where the customer is NetSuite's.
  const version = salesforceId === null ? (expectedVersion ?? undefined) : undefined;
  try {
    const written = await updateNetSuiteCustomer(netsuite, netsuiteId, change, version);
    return isConflict(written)
      ? refuse(conflictProblem(version ?? '', written.conflict.version))
      : { effects: [effectOf('NETSUITE', written), ...effects] };
  } catch (error) {
    const isFollowing = salesforceId !== null && (hasFields(shared) || hasFields(inSalesforce));
    if (!isFollowing || !(error instanceof SourceError) || error.failure !== 'rejected') throw error;
    // The customer is changed where it is kept; that NetSuite does not follow is told.
    const why = error.refusal === undefined ? '' : ` ${refusalTexts[error.refusal]}`;
    return { effects: [left(`NetSuite refused it.${why}`), ...effects] };
  }
}

function hasFields(change: object): boolean {
  return Object.keys(change).length > 0;
}
