import type { Random } from '#sandbox/dataset/demo/random.ts';
import { mutated, notUtf8 } from './broken-text.ts';
import type { Known, MalformedRequest } from './request.ts';

const INGEST = '/services/data/v66.0/jobs/ingest';
const CSV = { 'content-type': 'text/csv' };
const kind = 'broken bulk CSV';

/** Uploads to open jobs of rows that no account can be made of, and what clients then ask of such a job. */
export function brokenCsv(random: Random, { jobs = [] }: Known): MalformedRequest[] {
  return jobs.flatMap((job): MalformedRequest[] => [
    {
      kind,
      method: 'PUT',
      path: `${INGEST}/${job}/batches`,
      headers: CSV,
      body: data(random),
      must: 'answered',
    },
    { kind, method: 'PATCH', path: `${INGEST}/${job}`, body: '{"state":"UploadComplete"}', must: 'answered' },
    {
      kind,
      method: 'GET',
      path: `${INGEST}/${job}/${random.pick(['failedResults', 'successfulResults', 'unprocessedrecords', ''])}`,
      must: 'answered',
    },
  ]);
}

/** The column that no value of fits keeps every row from being saved, however the text is cut. */
function data(random: Random): string | Uint8Array {
  const good = `Name,NumberOfEmployees\n${'"x, y",many\n'.repeat(random.integer(1, 30))}`;
  return random.pick<() => string | Uint8Array>([
    () => mutated(random, good).replace(/^Name(?=[,\n])/, 'Nothing'),
    () => notUtf8(random, good),
    () => `${good}"never closed,5`,
    () => `Name,Nothing\n${'x,y\n'.repeat(5)}`,
    () => 'Name,Name\nx,y\n',
    () => `NumberOfEmployees\n${'many\n,,,,\n'.repeat(5)}`,
    () =>
      random.pick([
        '',
        '\n',
        ',',
        '"',
        '\u0000',
        'Name',
        'Name\n',
        '\r\r\r',
        ',,,\n,,,',
        'Name;Site\nx;y\n',
        '\ufeffNothing\nx\n',
        '{"Name":"x"}',
        '<xml/>',
      ]),
    () => `NumberOfEmployees\n${'9'.repeat(200_000)}\n`,
    () => `NumberOfEmployees\r\n"ma"ny"\r\n`,
  ])();
}
