import { createHash } from 'node:crypto';
import { bodyOf, type Workload } from '../workloads/workloads.ts';
import { urlOf, type Variant } from './fleet.ts';

const VARIABLES_COMPARED = 10;

/**
 * Asks every variant the same and compares the answers by the hash of their data. Gives one whole answer, for the
 * floor. Throws when an answer has errors or one differs.
 */
export async function sameAnswers(
  workload: Workload,
  variants: readonly Variant[],
  token: string,
): Promise<string> {
  let sample = '';
  for (let n = 0; n < VARIABLES_COMPARED; n++) {
    let expected: string | undefined;
    for (const variant of variants) {
      const response = await fetch(urlOf(variant, workload.name), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: bodyOf(workload.query, workload.variables(n)),
      });
      const text = await response.text();
      const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
      if (response.status !== 200 || errors !== undefined || !data)
        throw new Error(`${variant.name} answers ${workload.name} with ${response.status}: ${text}`);
      const hash = createHash('sha256').update(JSON.stringify(data)).digest('hex');
      expected ??= hash;
      if (hash !== expected)
        throw new Error(`${variant.name} answers ${workload.name} of variables ${n} otherwise than the rest`);
      sample ||= JSON.stringify({ data });
    }
  }
  return sample;
}
