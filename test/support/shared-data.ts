import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The public data set beside the project; the tests on it are skipped where it is not there. */
export const crmDataSet = fileURLToPath(new URL('../../../shared/data/crm-q2c', import.meta.url));

export const hasCrmDataSet = existsSync(crmDataSet);
