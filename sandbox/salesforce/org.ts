import type { DataSet } from '../dataset/dataset.ts';
import { Approvals } from './approvals/approvals.ts';
import { startBulk } from './bulk/bulk.ts';
import { OrgClock } from './clock.ts';
import { Limits } from './governance/limits.ts';
import { loadDataSet } from './load/load.ts';
import { QueryEngine } from './query/engine.ts';
import { Records } from './records/records.ts';
import type { Org } from './rest/rest.ts';
import { answer } from './rest/routes.ts';
import { Usage } from './rest/usage.ts';
import { lastInstant, openStore, reload } from './store/open.ts';
import type { Store } from './store/store.ts';
import { startStreaming } from './streaming/streaming.ts';

export interface OrgOptions {
  /** Where its data are kept between runs; undefined: in memory. */
  readonly dataDir?: string | undefined;
  readonly dataSet: DataSet;
  /** The business date, `YYYY-MM-DD`. */
  readonly today: string;
}

/** An org with everything that its resources work on, before any server. */
export interface OpenOrg {
  readonly org: Org;
  readonly limits: Limits;
  /** Puts the data back as loaded. */
  reset(): void;
  stop(): void;
}

/** Opens an org, loading the data set where there are no data yet; throws if the data do not fit. */
export function openOrg(options: OrgOptions): OpenOrg {
  const { dataSet, today } = options;
  const clock = new OrgClock(today);
  const load = (store: Store): void => loadDataSet(store, dataSet, today, clock.next());
  const store = openStore({ dataDir: options.dataDir, dataSet, load });
  clock.notBefore(lastInstant(store));
  const engine = new QueryEngine(store, clock);
  const records = new Records(store, clock);
  const limits = new Limits();
  const usage = new Usage(limits);
  const streaming = startStreaming({ store, engine, clock });
  const bulk = startBulk({ store, clock, engine, records, usage, changes: streaming.changes });
  const org: Org = {
    store,
    clock,
    engine,
    records,
    usage,
    bulk,
    approvals: new Approvals(store, clock),
    streaming,
    call: (request) => answer(org, request),
  };
  return {
    org,
    limits,
    reset: () => {
      store.unobserved(() => reload(store, load));
      streaming.clients.clear();
      engine.closeCursors();
    },
    stop: () => {
      bulk.worker.stop();
      store.close();
    },
  };
}
