import type { SandboxSettings } from '../settings.ts';
import type { DataSet } from './dataset.ts';
import { demoCompany } from './demo/company.ts';
import { readDataSet } from './directory.ts';

export interface ChosenDataSet {
  readonly dataSet: DataSet;
  /** The business date the sandboxes live in, `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * The data set and the business date that the settings ask for: the directory's with its own date, else the demo
 * company made for the system's date; `today` in the settings beats both dates.
 */
export function chooseDataSet(
  settings: Pick<SandboxSettings, 'dataSet' | 'today'>,
  clock: () => Date = () => new Date(),
): ChosenDataSet {
  if (settings.dataSet !== undefined) {
    const dataSet = readDataSet(settings.dataSet);
    return { dataSet, today: settings.today ?? dataSet.today };
  }
  const today = settings.today ?? clock().toISOString().slice(0, 10);
  return { dataSet: demoCompany({ today }), today };
}
