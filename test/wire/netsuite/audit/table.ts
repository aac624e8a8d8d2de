import type { AuditSubject } from '../../audit/row.ts';
import type { LiveAccount, NetSuiteNeed } from './live-account.ts';

/** What NetSuite does, subject by subject. */
export const NETSUITE_AUDIT: readonly AuditSubject<LiveAccount, NetSuiteNeed>[] = [];
