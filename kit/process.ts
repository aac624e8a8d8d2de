import { ConfigurationError } from './config.ts';
import { errorReport } from './telemetry/logged-error.ts';

/** A process that runs until it is told to stop. */
interface Running {
  stop(): Promise<void>;
}

/**
 * Starts, and stops in order on SIGINT, SIGTERM or when the parent process goes away; a fault at start is one message.
 * Of whatever ends the process nothing is shown but what may be logged.
 */
export async function runProcess(start: () => Promise<Running>): Promise<void> {
  process.on('uncaughtException', fail);
  let running: Running;
  try {
    running = await start();
  } catch (error) {
    fail(error);
    return;
  }
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    running.stop().then(() => process.exit(0), fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
}

function fail(error: unknown): void {
  console.error(error instanceof ConfigurationError ? error.message : errorReport(error));
  process.exit(1);
}
