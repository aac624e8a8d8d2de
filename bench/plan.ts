/** How much is measured. */
export interface BenchPlan {
  readonly rounds: number;
  readonly secondsEach: number;
  readonly connections: readonly number[];
  /** Milliseconds until the source answers. */
  readonly delays: readonly number[];
  /** New documents in each round. */
  readonly coldOperations: number;
}

/** The connections and the delay that the targets are about. */
export const TARGET_CONNECTIONS = 16;
export const TARGET_DELAY_MS = 0;

const whole: BenchPlan = {
  rounds: 3,
  secondsEach: 1.2,
  connections: [1, TARGET_CONNECTIONS, 64],
  delays: [TARGET_DELAY_MS, 20],
  coldOperations: 120,
};

/** As much as the targets need. */
const quick: BenchPlan = {
  rounds: 3,
  secondsEach: 1,
  connections: [TARGET_CONNECTIONS],
  delays: [TARGET_DELAY_MS],
  coldOperations: 80,
};

export function planOf(args: readonly string[]): BenchPlan {
  const unknown = args.filter((one) => one !== '--quick');
  if (unknown.length > 0) throw new Error(`usage: npm run bench [-- --quick], not ${unknown.join(' ')}`);
  return args.includes('--quick') ? quick : whole;
}
