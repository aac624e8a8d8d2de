/** How far a vendor's behaviour is known. */
export type Source = 'documented' | 'measured' | 'read in a client' | 'unverified';

/** One thing that a vendor does, and how to see it on a live system. */
export interface AuditRow<Client, Need extends string = string> {
  /** Stable for ever: `SF-QUERY-007`. */
  readonly id: string;
  /** MUST: clients break without it. SHOULD: nobody has shown that they do, or no source confirms it. */
  readonly level: 'MUST' | 'SHOULD';
  readonly source: Source;
  /** What the vendor does, in one sentence. */
  readonly sentence: string;
  /** Whether the check changes data, if only to take it back. */
  readonly writes: boolean;
  /** What the system must have for the row to say anything. */
  readonly needs: readonly Need[];
  /** Throws, with what was expected and what came, where the sentence does not hold. */
  readonly check: (client: Client) => Promise<void>;
}

/** Rows about one subject, in the order in which they are reported. */
export interface AuditSubject<Client, Need extends string = string> {
  readonly name: string;
  readonly rows: readonly AuditRow<Client, Need>[];
}

type RowMaker<Client, Need extends string> = (
  id: string,
  source: Source,
  sentence: string,
  check: (client: Client) => Promise<void>,
  more?: { writes?: boolean; needs?: readonly Need[] },
) => AuditRow<Client, Need>;

/** The two makers of rows for the clients of one vendor. */
export function rowMakers<Client, Need extends string>(): Record<'must' | 'should', RowMaker<Client, Need>> {
  const maker =
    (level: 'MUST' | 'SHOULD'): RowMaker<Client, Need> =>
    (id, source, sentence, check, { writes = false, needs = [] } = {}) => ({
      id,
      level,
      source,
      sentence,
      writes,
      needs,
      check,
    });
  return { must: maker('MUST'), should: maker('SHOULD') };
}
