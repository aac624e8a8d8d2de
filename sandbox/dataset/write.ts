import { parseArgs } from 'node:util';
import { parseDay } from './calendar-day.ts';
import { demoCompany, MAX_LINES } from './demo/company.ts';
import { writeDataSet } from './directory.ts';

/** N counts the rows of NetSuite's table of transaction lines once the data set is loaded. */
const USAGE = 'usage: npm run dataset -- --lines N [--today YYYY-MM-DD] DIR';

/** With neither `--today` nor TODAY the data set is made for this day, so that the same command gives the same bytes on any day. */
const DEFAULT_TODAY = '2026-06-30';

function readArguments(args: string[]): { lines: number; today: string; directory: string } {
  const { values, positionals } = parseArgs({
    args,
    options: { lines: { type: 'string' }, today: { type: 'string' } },
    allowPositionals: true,
  });
  const [directory, ...others] = positionals;
  if (directory === undefined || directory === '') throw new Error('the directory to write is missing');
  if (others.length > 0) throw new Error(`one directory only, not also ${others.join(' ')}`);
  if (values.lines === undefined) throw new Error('--lines is missing');
  const lines = Number(values.lines);
  if (!/^\d+$/.test(values.lines) || lines < 1 || lines > MAX_LINES)
    throw new Error(`--lines must be a whole number from 1 to ${MAX_LINES}, not ${values.lines}`);
  const today = values.today ?? (process.env.TODAY || DEFAULT_TODAY);
  if (parseDay(today) === undefined)
    throw new Error(`the business date (--today, else TODAY) must be a date YYYY-MM-DD, not ${today}`);
  return { lines, today, directory };
}

function fail(error: unknown, exitCode: number, hint = ''): never {
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0];
  console.error(`dataset: ${message}${hint}`);
  process.exit(exitCode);
}

let order: ReturnType<typeof readArguments>;
try {
  order = readArguments(process.argv.slice(2));
} catch (error) {
  fail(error, 2, ` (${USAGE})`);
}
try {
  const company = demoCompany(order);
  writeDataSet(company, order.directory);
  console.log(`${company.transactionLines} transaction lines written to ${order.directory}`);
} catch (error) {
  fail(error, 1);
}
