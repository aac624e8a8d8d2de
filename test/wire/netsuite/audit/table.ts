import type { AuditSubject } from '../../audit/row.ts';
import { auth } from './auth.ts';
import { books } from './books.ts';
import { builtins } from './builtins.ts';
import { documents } from './documents.ts';
import { errors } from './errors.ts';
import { filters } from './filters.ts';
import { jobs } from './jobs.ts';
import type { LiveAccount, NetSuiteNeed } from './live-account.ts';
import { reading } from './reading.ts';
import { suiteqlAnswers } from './suiteql-answers.ts';
import { suiteqlDialect } from './suiteql-dialect.ts';
import { suiteqlFunctions } from './suiteql-functions.ts';
import { writing } from './writing.ts';

/** What NetSuite does, subject by subject. */
export const NETSUITE_AUDIT: readonly AuditSubject<LiveAccount, NetSuiteNeed>[] = [
  auth,
  errors,
  reading,
  filters,
  writing,
  documents,
  jobs,
  suiteqlAnswers,
  suiteqlDialect,
  suiteqlFunctions,
  builtins,
  books,
];
