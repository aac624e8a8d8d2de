/** Where jobs lie beside the records. A job's parts are its input, what became of its rows, and a query's rows. */
export const BULK_TABLES = [
  'CREATE TABLE "~bulk_job" (serial INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, parent TEXT, state TEXT NOT NULL, info TEXT NOT NULL)',
  'CREATE TABLE "~bulk_part" (job TEXT NOT NULL, part TEXT NOT NULL, first INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY (job, part, first)) WITHOUT ROWID',
];
