import type { Viewer } from '../../kit/identity/viewer.ts';
import type { RequestRecord } from '../telemetry/request-record.ts';
import type { Allowance, Taken } from './allowance.ts';
import { clientKey } from './client-key.ts';
import { leftOf, policyOf } from './rate-headers.ts';
import { tooMany } from './too-many.ts';

/** How many requests a client may make in a second, and what they may cost in a minute; undefined: as many as it likes. */
export interface ClientAllowances {
  readonly requests: Allowance | undefined;
  readonly cost: Allowance | undefined;
}

/**
 * Takes what an operation may cost from what its client may spend. Gives what is told the actual cost, and gives the rest
 * back. Throws a Refusal where too little is left.
 */
export type Spend = (estimated: number) => Promise<(actual: number) => void>;

/** Counts what clients ask for, and notes what they have left, which every answer tells them. */
export class ClientRates {
  readonly #requests: Allowance | undefined;
  readonly #cost: Allowance | undefined;
  readonly #policy: string;

  constructor({ requests, cost }: ClientAllowances) {
    this.#requests = requests;
    this.#cost = cost;
    this.#policy = policyOf([requests, cost].filter((one) => one !== undefined));
  }

  /**
   * Counts a request. Gives what takes the cost of its operation. Throws a Refusal with RATE_LIMITED, as what it gives does.
   */
  async admit(viewer: Viewer, record: Pick<RequestRecord, 'allowance'>): Promise<Spend | undefined> {
    const requests = this.#requests;
    const cost = this.#cost;
    if (!requests && !cost) return undefined;
    const key = clientKey(viewer);
    const policy = this.#policy;
    let left = '';
    if (requests) {
      const taken = await requests.take(key, 1);
      left = leftOf(requests, taken);
      record.allowance = { policy, left };
      if (!taken.granted)
        throw tooMany(
          `More than ${requests.quota} requests in ${seconds(requests.windowSeconds)}`,
          taken.resetMs,
        );
    }
    if (!cost) return undefined;
    return async (points) => {
      const taken = await cost.take(key, points);
      const costLeft = leftOf(cost, taken);
      record.allowance = { policy, left: left === '' ? costLeft : `${left}, ${costLeft}` };
      if (!taken.granted) throw tooMany(costText(cost, points, taken), taken.resetMs);
      return (actual) => cost.giveBack(key, points - actual, taken);
    };
  }
}

function costText({ quota, windowSeconds }: Allowance, points: number, { remaining }: Taken): string {
  return `The operation may cost ${points}, of ${quota} for ${seconds(windowSeconds)} ${remaining} are left`;
}

function seconds(count: number): string {
  return count === 1 ? 'a second' : `${count} seconds`;
}
