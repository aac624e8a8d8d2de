import type { AuditSubject } from '../../audit/row.ts';
import { auth } from './auth.ts';
import { bulk } from './bulk.ts';
import { business } from './business.ts';
import { collections } from './collections.ts';
import { compositeCalls } from './composite.ts';
import { describeObjects } from './describe.ts';
import type { LiveOrg, SalesforceNeed } from './live-org.ts';
import { queryAnswers } from './query-answers.ts';
import { resources } from './resources.ts';
import { readingRows } from './rows-read.ts';
import { writingRows } from './rows-write.ts';
import { soqlFilters } from './soql-filters.ts';
import { soqlRefusals } from './soql-refusals.ts';
import { soqlValues } from './soql-values.ts';
import { streaming } from './streaming.ts';

/** What Salesforce does, subject by subject. */
export const SALESFORCE_AUDIT: readonly AuditSubject<LiveOrg, SalesforceNeed>[] = [
  auth,
  resources,
  describeObjects,
  readingRows,
  writingRows,
  queryAnswers,
  soqlFilters,
  soqlValues,
  soqlRefusals,
  compositeCalls,
  collections,
  bulk,
  streaming,
  business,
];
