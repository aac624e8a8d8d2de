/** What the embedded engine keeps in the data directory, beside SQLite's own companions of the journal. */
export const JOURNAL_FILE = 'journal.sqlite';
/** The head of the audit's chain, kept apart from its rows. */
export const ANCHOR_FILE = 'audit-head.json';
