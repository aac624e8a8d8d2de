import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedProvider } from '../kit/identity/embedded-provider.ts';
import { planOf } from './plan.ts';
import { picture } from './report/picture.ts';
import { page, titles, verdictLines } from './report/table.ts';
import { verdicts } from './report/targets.ts';
import { runBench } from './run-bench.ts';

/** `npm run bench [-- --quick]`: measures ours and its peers, and says what was promised of it and what holds. */
const docs = new URL('../docs/', import.meta.url);
const plan = planOf(process.argv.slice(2));
const workDir = mkdtempSync(join(tmpdir(), 'q2c-bench-'));
try {
  const token = await (await openEmbeddedProvider(workDir)).sign('frontend');
  const result = await runBench(plan, workDir, token);
  const promised = verdicts(result);
  writeFileSync(new URL('benchmark.md', docs), page(result, plan));
  writeFileSync(new URL('benchmark.svg', docs), picture(result));
  for (const [name, why] of result.missing) console.log(`not measured: ${titles[name]} (${why})`);
  for (const line of verdictLines(promised)) console.log(line);
  console.log('the table is in docs/benchmark.md, the picture in docs/benchmark.svg');
  process.exitCode = promised.every(({ holds }) => holds) ? 0 : 1;
} finally {
  rmSync(workDir, { recursive: true, force: true });
}
