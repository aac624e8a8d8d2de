import { isOver } from '#engine/graph/outcome.ts';
import type { WriteAnswer } from '#engine/graph/writes.ts';
import type { JsonObject } from '#engine/operation.ts';
import { badInput } from '#kit/errors.ts';
import { decodeId, type RecordRef } from '#kit/ids.ts';
import { optionalText, requiredText } from '#kit/input.ts';
import { laneOfCustomer } from '#sources/identity/lane.ts';
import type { AddressWrite } from '#sources/salesforce/order-writes.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers, UpdateCustomerInput } from '../generated/resolvers.ts';
import { type CustomerRecord, findCustomer } from './customer.ts';
import type { UpdateCustomerRequest } from './update-customer.ts';

/** What the narrower of both systems can keep of each. */
const MOST = { name: 83, phone: 21, email: 254, website: 255, description: 32_000, address: 255 };

/** What a write of a customer is answered with; the customer is read when it is asked for. */
export interface CustomerWriteRecord extends WriteAnswer {
  readonly ref: RecordRef;
}

export const customerMutations: Pick<Required<MutationResolvers>, 'updateCustomer'> = {
  updateCustomer: async (_mutation, { input }, context) => {
    const request = updateCustomerRequest(input);
    const answer = await context.writes.write({
      kind: 'updateCustomer',
      idempotencyKey: input.idempotencyKey,
      input: request as unknown as JsonObject,
      lane: laneOfCustomer(context.identity, request.customer),
    });
    context.readAnew();
    return { ...answer, ref: request.customer };
  },
};

export const updateCustomerPayloadResolvers = {
  customer: (
    answer: CustomerWriteRecord,
    _args: unknown,
    context: Context,
  ): Promise<CustomerRecord | null> | null => (isOver(answer) ? findCustomer(context, answer.ref) : null),
};

function updateCustomerRequest(input: UpdateCustomerInput): UpdateCustomerRequest {
  const { name, phone, email, website, description, billingAddress, shippingAddress } = input;
  const request: UpdateCustomerRequest = {
    customer: decodeId(input.customerId, 'Customer', 'input.customerId'),
    expectedVersion: input.expectedVersion ?? null,
    shared: {
      ...(name == null ? {} : { name: requiredText('input.name', name, MOST.name) }),
      ...text('phone', phone),
    },
    inSalesforce: {
      ...text('website', website),
      ...text('description', description),
      ...(billingAddress == null ? {} : { billingAddress: address('input.billingAddress', billingAddress) }),
      ...(shippingAddress == null
        ? {}
        : { shippingAddress: address('input.shippingAddress', shippingAddress) }),
    },
    inNetSuite: text('email', email),
  };
  const { shared, inSalesforce, inNetSuite } = request;
  if (Object.keys({ ...shared, ...inSalesforce, ...inNetSuite }).length === 0)
    throw badInput('input: nothing is to be changed');
  return request;
}

/** The field if it is given. */
function text<K extends 'phone' | 'email' | 'website' | 'description'>(
  name: K,
  value: string | null | undefined,
): { readonly [name in K]?: string | null } {
  const given = optionalText(`input.${name}`, value, MOST[name]);
  return (given === undefined ? {} : { [name]: given }) as { readonly [name in K]?: string | null };
}

function address(path: string, given: NonNullable<UpdateCustomerInput['billingAddress']>): AddressWrite {
  const { street, city, region, postalCode, country } = given;
  const parts = { street, city, state: region, postalCode, country };
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, value]) => {
      const part = optionalText(`${path}.${name === 'state' ? 'region' : name}`, value, MOST.address);
      return part === undefined ? [] : [[name, part]];
    }),
  );
}
