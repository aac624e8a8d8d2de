import { AssertionError } from 'node:assert';
import { inspect } from 'node:util';
import type { AuditRow, AuditSubject } from './row.ts';

/** A live system as the audit sees it. */
export interface Audited<Need extends string> {
  /** Why this system has not what a row needs; undefined: it has. */
  lacks(need: Need): string | undefined;
  /** Takes back what the last check wrote. */
  cleanUp(): Promise<void>;
  /** Addresses of records that could not be taken back. */
  readonly leftBehind: readonly string[];
}

export interface AuditChoice {
  /** Whether rows that write may run. */
  readonly write: boolean;
  /** Ids of the rows to run; undefined: all. */
  readonly only?: ReadonlySet<string> | undefined;
}

/** What came of a row. */
export interface Outcome extends Pick<AuditRow<never>, 'id' | 'level' | 'source' | 'sentence'> {
  readonly subject: string;
  readonly result: 'holds' | 'fails' | 'skipped';
  /** Of a failed row: what was looked at. */
  readonly what?: string;
  readonly expected?: string;
  readonly actual?: string;
  /** Of a skipped row. */
  readonly reason?: string;
}

/** Runs the rows one after the other, since some of them count what others would change. */
export async function runAudit<Need extends string, Client extends Audited<Need>>(
  client: Client,
  subjects: readonly AuditSubject<Client, Need>[],
  choice: AuditChoice,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { name, rows } of subjects) {
    for (const row of rows) {
      if (choice.only && !choice.only.has(row.id)) continue;
      const { id, level, source, sentence } = row;
      outcomes.push({
        id,
        level,
        source,
        sentence,
        subject: name,
        ...(await outcomeOf(client, row, choice)),
      });
    }
  }
  return outcomes;
}

async function outcomeOf<Need extends string, Client extends Audited<Need>>(
  client: Client,
  row: AuditRow<Client, Need>,
  { write }: AuditChoice,
): Promise<Pick<Outcome, 'result' | 'reason' | 'what' | 'expected' | 'actual'>> {
  if (row.writes && !write) return { result: 'skipped', reason: 'writes, and --write was not given' };
  const lacking = row.needs.map((need) => client.lacks(need)).find((reason) => reason !== undefined);
  if (lacking !== undefined) return { result: 'skipped', reason: lacking };
  try {
    await row.check(client);
    return { result: 'holds' };
  } catch (error) {
    return { result: 'fails', ...difference(error) };
  } finally {
    await client.cleanUp();
  }
}

function difference(error: unknown): Pick<Outcome, 'what' | 'expected' | 'actual'> {
  if (!(error instanceof AssertionError)) return { what: String(error) };
  const { message, expected, actual, generatedMessage } = error;
  const text = (value: unknown): string => inspect(value, { depth: 6, breakLength: 110 });
  const compared = { expected: text(expected), actual: text(actual) };
  return generatedMessage ? compared : { what: message.split('\n', 1)[0] as string, ...compared };
}
