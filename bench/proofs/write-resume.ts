import { parseArgs } from 'node:util';
import { acceptOverTheGatewayRun, acceptRun, diskRun } from '../../test/writes/accept-run.ts';
import { resumedSteps, resumeRun } from '../../test/writes/resume-run.ts';
import { percentile } from '../statistics.ts';
import { type Measured, show } from './measured.ts';
import { differencesShown } from './writes/differences-shown.ts';
import { readEngine } from './writes/read-engine.ts';

const CRASHES = 20;
const WRITES = 1_500;
const RESUME_LIMIT_MS = { embedded: 1_000, redis: 6_000 };
const ACCEPT_LIMIT_MS = { embedded: 10, redis: 50 };

/** How soon a write that a crash interrupted is done, and how soon one is accepted. */
export async function writeResumeProof(): Promise<boolean> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { engine: { type: 'string', default: 'embedded' } },
  });
  const engine = readEngine(values.engine);
  const from =
    engine === 'embedded'
      ? 'restart, from the process\u2019s first answer'
      : 'the death, while another process lives';
  const onDisk = await diskRun(WRITES);
  const accepted = await acceptRun(engine, WRITES);
  const overTheGateway = await acceptOverTheGatewayRun(engine, WRITES);
  const resumed = await resumeRun(engine, CRASHES);
  const times = (values: readonly number[], digits: number): string =>
    [0.5, 0.99].map((share) => percentile(values, share).toFixed(digits)).join(' / ');
  for (const step of resumedSteps)
    console.log(
      `  killed in the step ${step}: done ${times(resumed.ms[step], 0)} ms after, p50 / p99 of ${CRASHES}`,
    );
  console.log(
    `  a page written and synced with nothing of the product: ${times(onDisk, 2)} ms, p50 / p99 of ${WRITES} at 50 a second`,
  );
  console.log(
    `  a mutation over the gateway, both systems away: PENDING after ${times(overTheGateway, 1)} ms, p50 / p99 of ${WRITES} at 50 a second`,
  );
  return show([
    within(
      `write done in both systems after ${from} (engine ${engine}), p50 / p99 of ${CRASHES * resumedSteps.length}`,
      Object.values(resumed.ms).flat(),
      RESUME_LIMIT_MS[engine],
      0,
    ),
    ...differencesShown(resumed),
    within(
      `write accepted and on disk at 50 a second (engine ${engine}), p50 / p99 of ${WRITES}`,
      accepted,
      ACCEPT_LIMIT_MS[engine],
      2,
    ),
  ]);

  function within(promise: string, ms: readonly number[], limit: number, digits: number): Measured {
    return {
      promise,
      figure: `${times(ms, digits)} ms`,
      limit: `p99 ${limit} ms`,
      holds: percentile(ms, 0.99) <= limit,
    };
  }
}
