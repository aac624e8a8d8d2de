import { type ExactJson, parseExactJson } from '../exact-json.ts';
import { restPath } from '../rest-path.ts';
import { API_VERSION } from './connection.ts';
import { salesforceError } from './errors.ts';
import { instant, text } from './query.ts';
import type { Salesforce } from './salesforce.ts';
import { soql } from './soql.ts';

/** A record's way through an approval process of the org. */
export interface ApprovalRecord {
  readonly id: string;
  /** `Pending`, `Approved`, `Rejected`, `Removed` and the like. */
  readonly status: string;
  /** When it ended; null while it is under way. */
  readonly completedAt: string | null;
}

/** The latest approval that was asked for a record; null where none was. Throws SourceError. */
export async function latestApproval(
  salesforce: Salesforce,
  recordId: string,
): Promise<ApprovalRecord | null> {
  const [row] = await salesforce.queries.rows(
    soql`SELECT Id, Status, CompletedDate FROM ProcessInstance WHERE TargetObjectId = ${recordId}
      ORDER BY CreatedDate DESC, Id DESC LIMIT 1`,
  );
  return row
    ? {
        id: text(row, 'Id') ?? '',
        status: text(row, 'Status') ?? '',
        completedAt: instant(row, 'CompletedDate'),
      }
    : null;
}

/** Whether the org has approvals of such records at all. Throws SourceError. */
export async function hasApprovalProcess(salesforce: Salesforce, object: string): Promise<boolean> {
  const rows = await salesforce.queries.rows(
    soql`SELECT Id FROM ProcessDefinition WHERE TableEnumOrId = ${object} AND State = 'Active' LIMIT 1`,
  );
  return rows.length > 0;
}

/**
 * Sends a record to those who approve such records; where it is with them already, or an approval later than `priorId` was
 * asked for, finds that. Null where the org has no approval process that takes the record. Throws SourceError.
 */
export async function requestApproval(
  salesforce: Salesforce,
  recordId: string,
  comments: string,
  priorId: string | null,
): Promise<{ readonly id: string; readonly isNew: boolean } | null> {
  const known = await latestApproval(salesforce, recordId);
  if (known && (known.status === 'Pending' || known.id !== priorId)) return { id: known.id, isNew: false };
  const answer = await salesforce.connection.request({
    method: 'POST',
    path: restPath`/services/data/v${API_VERSION}/process/approvals`,
    body: { requests: [{ actionType: 'Submit', contextId: recordId, comments }] },
    writes: true,
  });
  const [outcome] = parseExactJson(answer) as unknown as readonly Outcome[];
  if (outcome?.success && typeof outcome.instanceId === 'string')
    return { id: outcome.instanceId, isNew: true };
  const [fault] = outcome?.errors ?? [];
  if (fault?.statusCode === 'NO_APPLICABLE_PROCESS') return null;
  const faults = [{ errorCode: fault?.statusCode, message: fault?.message, fields: [] }];
  throw salesforceError(400, JSON.stringify(faults));
}

interface Outcome {
  readonly success: boolean;
  readonly instanceId: ExactJson;
  readonly errors: readonly { readonly statusCode: string; readonly message: string }[] | null;
}
