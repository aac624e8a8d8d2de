import { fuzzNetSuite } from '../../test/wire/fuzz/netsuite-fuzz.ts';
import type { FuzzReport } from '../../test/wire/fuzz/run.ts';
import { fuzzSalesforce } from '../../test/wire/fuzz/salesforce-fuzz.ts';

const COUNT = 100;
const FLOOR = 2_000;
const SHOWN = 20;

/** Sends both sandboxes malformed requests of every kind; each must get the vendor's error and change nothing. */
export async function sandboxFuzzProof(): Promise<boolean> {
  const seed = Number(process.argv[3] ?? 1);
  let sent = 0;
  let failures = 0;
  for (const [vendor, fuzz] of [
    ['Salesforce', fuzzSalesforce],
    ['NetSuite', fuzzNetSuite],
  ] as const) {
    const report = await fuzz(seed, COUNT);
    sent += show(vendor, report);
    failures += report.failures.length;
  }
  console.log(
    `${sent} malformed requests (at least ${FLOOR}), ${failures} answered otherwise than they must be`,
  );
  return failures === 0 && sent >= FLOOR;
}

function show(vendor: string, { kinds, failures, slowestMs }: FuzzReport): number {
  let total = 0;
  console.log(`${vendor}: refused of sent, by kind (the rest still meant something)`);
  for (const [kind, { sent, refused }] of kinds) {
    total += sent;
    console.log(`  ${kind.padEnd(40)} ${String(refused).padStart(5)} of ${String(sent).padStart(5)}`);
  }
  console.log(`  slowest answer ${slowestMs.toFixed(0)} ms, ${failures.length} failures`);
  for (const failure of failures.slice(0, SHOWN)) console.log(`  ${failure}`);
  return total;
}
