import type { Timing } from './timing.ts';

/** How long a stop waits for steps under way, and then for those that were told to end. */
const STOP_WAIT_MS = 2_000;
/** No kind takes the whole width: receivers of webhooks that hang must not hold up orders. */
const WIDTH_OF_KIND = 3 / 4;

/** How many operations of one kind may be under way where there may be so many in all. */
export function widthOfKind(width: number): number {
  return Math.max(1, Math.floor(width * WIDTH_OF_KIND));
}

/** Waits for what a stop ends, but not for ever. */
export async function awaitStopping(work: Promise<unknown>, timing: Timing): Promise<void> {
  let cancel = (): void => {};
  const limit = new Promise<void>((resolve) => {
    cancel = timing.after(STOP_WAIT_MS, resolve);
  });
  await Promise.race([work, limit]);
  cancel();
}
