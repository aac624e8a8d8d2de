import { BadCsv, csvRow, DELIMITERS, LINE_ENDINGS, readCsv } from './csv.ts';
import type { Job, Jobs } from './jobs.ts';

export type ResultKind = 'successful' | 'failed' | 'unprocessed';

const ADDED: Readonly<Record<ResultKind, readonly string[]>> = {
  successful: ['sf__Id', 'sf__Created'],
  failed: ['sf__Id', 'sf__Error'],
  unprocessed: [],
};

/** One of the three result files of an ingest job: columns of our own, then the row as uploaded. */
export function ingestResults(jobs: Jobs, job: Job, kind: ResultKind): string {
  const delimiter = DELIMITERS[job.info.columnDelimiter] as string;
  const end = LINE_ENDINGS[job.info.lineEnding] as string;
  const { columns, rows } = uploaded(jobs, job, delimiter);
  const outcomes = jobs.outcomes(job.id);
  const header = [...ADDED[kind].map((name) => `"${name}"`), ...columns].join(delimiter);
  if (header === '') return '';
  const lines = [header];
  rows.forEach((cells, i) => {
    const outcome = outcomes[i];
    const own = columns.map((_, j) => cells[j] ?? '');
    if (!outcome) {
      if (kind === 'unprocessed') lines.push(csvRow(own, delimiter));
      return;
    }
    const [id, created, error] = outcome;
    if (kind === 'successful' && error === '') lines.push(csvRow([id, String(created), ...own], delimiter));
    if (kind === 'failed' && error !== '') lines.push(csvRow([id, error, ...own], delimiter));
  });
  return lines.map((line) => line + end).join('');
}

/** The result of a classic batch: a row for each row uploaded, in its order. */
export function batchResults(jobs: Jobs, batch: Job): string {
  const lines = ['"Id","Success","Created","Error"'];
  for (const [id, created, error] of jobs.outcomes(batch.id))
    lines.push(csvRow([error === '' ? id : '', String(error === ''), String(created), error], ','));
  return `${lines.join('\n')}\n`;
}

/** What cannot be read as CSV has been refused as a whole: none of it was processed. */
function uploaded(jobs: Jobs, job: Job, delimiter: string): ReturnType<typeof readCsv> {
  const text = jobs.input(job.id);
  try {
    return readCsv(text, delimiter);
  } catch (error) {
    if (!(error instanceof BadCsv)) throw error;
    const [header = '', ...lines] = text.split(/\r?\n/);
    return { columns: [header], rows: lines.filter((line) => line !== '').map((line) => [line]) };
  }
}

/** Whether nothing more will become of a job. */
export function isOver({ state }: Job): boolean {
  return ['JobComplete', 'Failed', 'Aborted', 'Completed', 'NotProcessed'].includes(state);
}
