/** The head of the audit's chain in Redis, which each process keeps in its data directory, apart from the rows. */
export const ANCHOR_FILE = 'audit-head-redis.json';
