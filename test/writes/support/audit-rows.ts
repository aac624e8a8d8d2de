import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { AuditRow } from '../../../engine/audit/chain.ts';
import type { AcceptedOrder } from './compare.ts';
import type { World } from './world.ts';

const program = fileURLToPath(new URL('../../../engine/audit/main.ts', import.meta.url));
const MAX_OUTPUT = 512 * 1024 * 1024;

/** The rows of the audit as `npm run audit:verify -- --rows` prints them. Rejects where the chain does not hold. */
export async function auditRows({ product, redis }: World): Promise<readonly AuditRow[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--rows'], {
    env: { ...process.env, DATA_DIR: product.dataDir, ...(redis ? { REDIS_URL: redis.url } : {}) },
    maxBuffer: MAX_OUTPUT,
  });
  return stdout
    .split('\n')
    .filter((text) => text.startsWith('{'))
    .map((text) => JSON.parse(text) as AuditRow);
}

/** The purchase orders whose effects are not exactly the audit's rows of their operation, one for each, in order. */
export function notAudited(accepted: readonly AcceptedOrder[], rows: readonly AuditRow[]): readonly string[] {
  const byOperation = Map.groupBy(rows, ({ operationId }) => operationId);
  const told = (effects: AcceptedOrder['operation']['effects']): string =>
    JSON.stringify(effects.map(({ system, recordId, action }) => [system, recordId, action]));
  return accepted
    .filter(
      ({ operation }) =>
        told(operation.effects) !== told((byOperation.get(operation.id) ?? []).map(({ effect }) => effect)),
    )
    .map(({ order }) => order.poNumber);
}
