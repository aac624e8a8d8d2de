import { parseArgs } from 'node:util';
import { readSettings } from '#kit/settings.ts';
import { verifyAudit } from './verify.ts';

/** `npm run -s audit:verify`: checks the audit in `DATA_DIR`; ends with 1 where it does not hold. */
const { values } = parseArgs({ options: { rows: { type: 'boolean', default: false } } });
const { dataDir } = readSettings(process.env);
const found = verifyAudit(dataDir, (row) => {
  if (values.rows) console.log(JSON.stringify(row));
});
if (found === undefined) {
  console.log(`${dataDir} holds no journal yet: nothing was written.`);
} else if (found.holds) {
  console.log(`The audit holds: ${found.head.seq} rows, head ${found.head.hash}`);
} else {
  console.error(`The audit is broken: ${found.reason}`);
  console.error(`Rows 1 to ${found.head.seq} hold, head ${found.head.hash}`);
  process.exitCode = 1;
}
