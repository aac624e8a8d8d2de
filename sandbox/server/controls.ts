import type { Exchange, Reply } from './exchange.ts';
import { type Faults, parseFaults } from './faults.ts';
import type { RequestLog } from './request-log.ts';
import type { Stats } from './stats.ts';

/** What a sandbox offers tests and people below `/sandbox/`, beside its vendor's paths. */
export interface Controls {
  /** `GET /sandbox/credentials`. */
  credentials(origin: string): unknown;
  /** What tests may tighten with `PUT /sandbox/limits`; `change` throws an Error for what is no limit. */
  readonly limits?: { readonly current: unknown; change(body: string): void; reset(): void };
  /** `POST /sandbox/reset`: the data as loaded. */
  reset(): void | Promise<void>;
}

interface Recorded {
  readonly stats: Stats;
  readonly faults: Faults;
  readonly log: RequestLog;
}

type Control = (exchange: Exchange) => Reply | Promise<Reply>;

/** Answers the sandbox's controls; 404 for what is none. */
export function controlsOf(controls: Controls, { stats, faults, log }: Recorded): Control {
  const { limits } = controls;
  const byRequest: Readonly<Record<string, Control>> = {
    'GET /sandbox/credentials': ({ origin }) => shown(controls.credentials(origin)),
    'GET /sandbox/stats': () => shown(stats.read()),
    'DELETE /sandbox/stats': () => done(() => stats.reset()),
    'GET /sandbox/faults': () => shown(faults.list()),
    'GET /sandbox/faults/met': () => shown(faults.met),
    'PUT /sandbox/faults': ({ body }) => done(() => faults.set(parseFaults(body))),
    'DELETE /sandbox/faults': () => done(() => faults.set([])),
    'GET /sandbox/log': ({ query }) => {
      const count = query.get('last');
      return shown(log.last(count === null ? undefined : Number(count)));
    },
    'POST /sandbox/reset': async () => {
      await controls.reset();
      return { status: 204 };
    },
    ...(limits && {
      'GET /sandbox/limits': () => shown(limits.current),
      'PUT /sandbox/limits': ({ body }: Exchange) => done(() => limits.change(body)),
      'DELETE /sandbox/limits': () => done(() => limits.reset()),
    }),
  };
  return (exchange) => {
    const request = `${exchange.method} ${exchange.path}`;
    const control = Object.hasOwn(byRequest, request) ? byRequest[request] : undefined;
    return control?.(exchange) ?? { status: 404, json: { error: `no such sandbox control: ${request}` } };
  };
}

function shown(json: unknown): Reply {
  return { status: 200, json };
}

/** 204, or 400 with what the act says is wrong. */
function done(act: () => void): Reply {
  try {
    act();
    return { status: 204 };
  } catch (error) {
    return { status: 400, json: { error: (error as Error).message } };
  }
}
