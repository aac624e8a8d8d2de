import { ASSUMED } from '../assumed.ts';
import type { Row } from '../store/store.ts';

/** The approval processes of the org. */
export interface ApprovalProcess {
  readonly name: string;
  readonly developerName: string;
  readonly object: string;
  /** Where several processes fit a record, the lowest is taken. */
  readonly sortOrder: number;
  readonly description: string | null;
  readonly steps: readonly ApprovalStep[];
  /** Which records may be sent; absent: any. */
  enters?(row: Row): boolean;
  /** What becomes of the record's Status. */
  readonly statuses?: {
    readonly submitted: string;
    readonly approved: string;
    readonly rejected: string;
    readonly recalled: string;
  };
}

interface ApprovalStep {
  readonly name: string;
  /** The org's administrator, or the manager of who submits. */
  readonly approver: 'administrator' | 'manager';
}

const TWO_STEPS: readonly ApprovalStep[] = [
  { name: 'First review', approver: 'administrator' },
  { name: 'Final review', approver: 'administrator' },
];

export const APPROVAL_PROCESSES: readonly ApprovalProcess[] = [
  {
    name: 'Account Approval',
    developerName: 'Account_Approval',
    object: 'Account',
    sortOrder: 1,
    description: null,
    steps: TWO_STEPS,
  },
  {
    name: 'Quote Approval',
    developerName: 'Quote_Approval',
    object: 'Quote',
    sortOrder: 1,
    description: null,
    steps: TWO_STEPS,
    enters: ({ Status }) => Status !== 'Accepted' && Status !== 'Denied',
    statuses: ASSUMED.approvals.quoteStatuses,
  },
  {
    name: 'Opportunity Approval',
    developerName: 'Opportunity_Approval',
    object: 'Opportunity',
    sortOrder: 1,
    description: null,
    steps: TWO_STEPS,
    enters: ({ IsClosed }) => IsClosed !== 1n,
  },
  {
    name: 'Opportunity Approval by Manager',
    developerName: 'Opportunity_Approval_by_Manager',
    object: 'Opportunity',
    sortOrder: 2,
    description: 'For deals that the manager of their submitter decides.',
    steps: [{ name: 'Manager', approver: 'manager' }],
    enters: ({ IsClosed }) => IsClosed !== 1n,
  },
  {
    name: 'Order Approval',
    developerName: 'Order_Approval',
    object: 'Order',
    sortOrder: 1,
    description: null,
    steps: TWO_STEPS,
    enters: ({ StatusCode }) => StatusCode === 'Draft',
  },
];
