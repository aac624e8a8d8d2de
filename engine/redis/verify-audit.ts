import { join } from 'node:path';
import { Redis } from 'ioredis';
import { readAnchor } from '../audit/anchor.ts';
import { type AuditRow, ChainCheck, type Verification } from '../audit/chain.ts';
import { auditRows, readAuditHead } from './audit-list.ts';
import { ANCHOR_FILE } from './files.ts';

/**
 * Follows the chain in Redis, beside engines that write to it, against its head there and the one that a process kept in
 * the data directory; `each` is shown every row that is read. Undefined where nothing was ever written.
 */
export async function verifyRedisAudit(
  url: string,
  directory: string,
  each: (row: AuditRow) => void,
): Promise<Verification | undefined> {
  const redis = new Redis(url, { retryStrategy: () => null });
  redis.on('error', () => {});
  try {
    // Read before the rows: they never run ahead of them.
    const anchors = [readAnchor(join(directory, ANCHOR_FILE)), await readAuditHead(redis)];
    const check = new ChainCheck(anchors);
    let isEmpty = true;
    for await (const row of auditRows(redis)) {
      isEmpty = false;
      each(row);
      if (!check.take(row)) break;
    }
    return isEmpty && anchors.every(({ seq }) => seq === 0) ? undefined : check.end();
  } finally {
    redis.disconnect();
  }
}
