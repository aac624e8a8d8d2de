import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSet } from '../dataset/dataset.ts';
import { ASSUMED } from './assumed.ts';
import { Bookkeeping } from './books/bookkeeping.ts';
import { Books } from './books/books.ts';
import type { Document } from './books/document.ts';
import { readDocument } from './books/document-rows.ts';
import { Revenue } from './books/revenue/revenue.ts';
import { DAY, parseIsoDate } from './calendar.ts';
import { loadDataSet } from './load/loader.ts';
import { Store } from './store/database.ts';
import { SuiteQl } from './suiteql/run.ts';

const FILE = 'netsuite.sqlite';

interface CompanyOptions {
  readonly dataDir: string | undefined;
  readonly dataSet: DataSet;
  /** The business date, `YYYY-MM-DD`. */
  readonly today: string;
  /** Seconds since 1970; the system's clock where it is left out. */
  readonly clock?: () => number;
}

/** The company's data and the engines on it; `reset` brings back the data as loaded. */
export class Company {
  readonly #options: CompanyOptions;
  store: Store;
  books: Books;
  revenue: Revenue;
  bookkeeping: Bookkeeping;
  suiteQl: SuiteQl;
  /** Which of the rounds of the day's revenue updates was the last. */
  #revenueRound: number;

  /** Opens what the data directory holds, or loads the data set; throws when it holds another data set. */
  constructor(options: CompanyOptions) {
    this.#options = options;
    this.#revenueRound = Math.floor(this.wallClock() / ASSUMED.revenueUpdateSeconds);
    this.store = this.#open();
    this.books = new Books(this.store);
    this.revenue = new Revenue(this.store, this.books);
    this.bookkeeping = new Bookkeeping(this.store, this.books, this.revenue);
    this.suiteQl = new SuiteQl(this.store);
    this.store.transaction(() => {
      this.books.standing.settleAll(this.businessDay());
    });
  }

  /** The business date at midnight, in seconds. */
  businessDay(): number {
    return parseIsoDate(this.#options.today) as number;
  }

  /** What SYSDATE says: the business date with the clock's time of day. */
  businessNow(): number {
    return this.businessDay() + (this.wallClock() % DAY);
  }

  /** The clock, in seconds: what records are marked as modified with. */
  wallClock(): number {
    return this.#options.clock?.() ?? Math.floor(Date.now() / 1000);
  }

  /** Runs work that writes, all or nothing, with everything that follows from it. */
  write<T>(work: () => T): T {
    try {
      return this.store.transaction(() => {
        const result = work();
        this.books.settlement.settle(this.businessDay(), this.wallClock());
        return result;
      });
    } catch (error) {
      this.books.settlement.forget();
      throw error;
    }
  }

  /** Updates revenue arrangements and plans if the hour for it has passed since it was last done. */
  runDueJobs(): void {
    const round = Math.floor(this.wallClock() / ASSUMED.revenueUpdateSeconds);
    if (round === this.#revenueRound) return;
    this.#revenueRound = round;
    this.write(() => this.revenue.update(this.wallClock()));
  }

  /** A stored transaction as it was entered. */
  readDocument(id: number): Document | undefined {
    return readDocument(this.store, id);
  }

  #open(): Store {
    const { dataDir, dataSet, today } = this.#options;
    if (dataDir === undefined) {
      // SQLite's own temporary database: in memory as far as its cache goes, the rest in a file that goes with it
      const store = new Store('', { create: true });
      loadDataSet(store, dataSet, today);
      return store;
    }
    mkdirSync(dataDir, { recursive: true });
    const path = join(dataDir, FILE);
    if (!existsSync(path)) this.#build(path);
    const store = new Store(path, { create: false });
    store.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    const name = store.get("SELECT value FROM sandbox_setting WHERE name = 'data set'")?.value;
    const reason =
      name !== dataSet.name
        ? `holds the data set ${String(name)}, not ${dataSet.name}`
        : store.hasThisLayout()
          ? undefined
          : 'was made by another version of this sandbox';
    if (reason !== undefined) {
      store.close();
      throw new Error(`${path} ${reason}; npm start -- --fresh replaces it`);
    }
    return store;
  }

  /** Loads beside the file and renames, so that a crash leaves either nothing or everything. */
  #build(path: string): void {
    const { dataSet, today } = this.#options;
    const loading = `${path}.loading`;
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${loading}${suffix}`, { force: true });
    for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    const store = new Store(loading, { create: true });
    store.db.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF');
    try {
      loadDataSet(store, dataSet, today);
      store.db.exec('PRAGMA synchronous = FULL');
    } finally {
      store.close();
    }
    renameSync(loading, path);
  }

  /** Throws away every change and loads the data set anew. */
  reset(): void {
    const { dataDir } = this.#options;
    this.store.close();
    if (dataDir !== undefined) this.#build(join(dataDir, FILE));
    this.store = this.#open();
    this.books = new Books(this.store);
    this.revenue = new Revenue(this.store, this.books);
    this.bookkeeping = new Bookkeeping(this.store, this.books, this.revenue);
    this.suiteQl = new SuiteQl(this.store);
    this.store.transaction(() => {
      this.books.standing.settleAll(this.businessDay());
    });
  }

  close(): void {
    this.store.close();
  }
}
