import { parseArgs } from 'node:util';
import { readSettings } from '#kit/settings.ts';
import { verifyRedisAudit } from '../redis/verify-audit.ts';
import type { AuditRow } from './chain.ts';
import { verifyAudit } from './verify.ts';

/** `npm run -s audit:verify`: checks the audit in `REDIS_URL` where that is set, else in `DATA_DIR`; ends with 1 where it does not hold. */
const { values } = parseArgs({ options: { rows: { type: 'boolean', default: false } } });
const { dataDir, redisUrl } = readSettings(process.env);
const show = (row: AuditRow): void => {
  if (values.rows) console.log(JSON.stringify(row));
};
const found =
  redisUrl === undefined ? verifyAudit(dataDir, show) : await verifyRedisAudit(redisUrl, dataDir, show);
if (found === undefined) {
  console.log(`${redisUrl === undefined ? dataDir : 'Redis'} holds no journal yet: nothing was written.`);
} else if (found.holds) {
  console.log(`The audit holds: ${found.head.seq} rows, head ${found.head.hash}`);
} else {
  console.error(`The audit is broken: ${found.reason}`);
  console.error(`Rows 1 to ${found.head.seq} hold, head ${found.head.hash}`);
  process.exitCode = 1;
}
