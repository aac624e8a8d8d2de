import { ASSUMED } from '../assumed.ts';
import { NetSuiteError } from '../errors.ts';
import type { RecordType } from './record-type.ts';
import { recordTypeNamed } from './record-types.ts';

/** Which records can be made from which, as the REST API Browser lists them. */
const TRANSFORMS: Readonly<Record<string, readonly string[]>> = {
  customer: ['cashSale', 'customerPayment', 'estimate', 'invoice', 'salesOrder'],
  estimate: ['cashSale', 'invoice', 'salesOrder'],
  salesOrder: ['cashSale', 'invoice', 'returnAuthorization'],
  invoice: ['creditMemo', 'customerPayment', 'returnAuthorization'],
  cashSale: ['cashRefund', 'returnAuthorization'],
  returnAuthorization: ['cashRefund', 'creditMemo'],
  customerDeposit: ['depositApplication'],
};

/** The types that records of the type can be transformed to. */
export function transformTargets(type: RecordType): RecordType[] {
  return (TRANSFORMS[type.name] ?? []).flatMap((name) => recordTypeNamed(name) ?? []);
}

/** The type that the URL names as a transform's target; refused where there is no such transform. */
export function transformTarget(type: RecordType, name: string, url: string): RecordType {
  const target = transformTargets(type).find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  if (!target) throw new NetSuiteError(400, 'INVALID_REQUEST', ASSUMED.noTransform(type.name, name), { url });
  return target;
}
