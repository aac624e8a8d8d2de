import type { Reply } from '../server/exchange.ts';
import type { TransportFault } from '../server/transport-fault.ts';
import { ASSUMED } from './assumed.ts';
import { errorReply, NetSuiteError } from './errors.ts';

/** NetSuite's answer to what is no request that its services can read. */
export function refuseTransport(fault: TransportFault): Reply {
  const { status, code, detail } = ASSUMED.unreadable[fault];
  return errorReply(new NetSuiteError(status, code, detail));
}
