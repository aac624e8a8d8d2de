import { ASSUMED } from '../assumed.ts';

/** What NetSuite shows for enumerated values: list name → value → text. */
export const DISPLAY_LISTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  yesNo: { T: 'Yes', F: 'No' },
  transactionType: {
    Estimate: 'Estimate',
    SalesOrd: 'Sales Order',
    CustInvc: 'Invoice',
    CustPymt: 'Payment',
    CustCred: 'Credit Memo',
    CustDep: 'Customer Deposit',
    DepAppl: 'Deposit Application',
    CustRfnd: 'Customer Refund',
    CashSale: 'Cash Sale',
    CashRfnd: 'Cash Refund',
    RtnAuth: 'Return Authorization',
    Journal: 'Journal',
  },
  approvalStatus: { '1': 'Pending Approval', '2': 'Approved', '3': 'Rejected' },
  creditHold: { AUTO: 'Auto', ON: 'On', OFF: 'Off' },
  customerStatus: ASSUMED.customerStatuses,
  entityType: { CustJob: 'Customer', Employee: 'Employee', Partner: 'Partner', Contact: 'Contact' },
  contactRole: ASSUMED.contactRoles,
  itemType: {
    NonInvtPart: 'Non-inventory Item',
    InvtPart: 'Inventory Item',
    Service: 'Service',
    Discount: 'Discount',
    OthCharge: 'Other Charge',
    Kit: 'Kit/Package',
    Assembly: 'Assembly/Bill of Materials',
  },
  revenuePlanStatus: { IN_PROGRESS: 'In Progress', COMPLETED: 'Completed', NOT_STARTED: 'Not Started' },
  revenuePlanType: { ACTUAL: 'Actual', FORECAST: 'Forecast' },
};

const NO_STATUS = { [ASSUMED.noStatus.letter]: ASSUMED.noStatus.text };

/** Transaction type → status letter → text; BUILTIN.DF shows `Invoice : Open`, BUILTIN.CF `CustInvc:A`. */
export const STATUSES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Estimate: { A: 'Open', B: 'Processed', C: 'Closed', V: 'Voided', X: 'Expired' },
  SalesOrd: {
    A: 'Pending Approval',
    B: 'Pending Fulfillment',
    C: 'Cancelled',
    D: 'Partially Fulfilled',
    E: 'Pending Billing/Partially Fulfilled',
    F: 'Pending Billing',
    G: 'Billed',
    H: 'Closed',
  },
  CustInvc: { A: 'Open', B: 'Paid In Full', D: 'Pending Approval', E: 'Rejected', V: 'Voided' },
  CustPymt: { A: 'Unapproved Payment', B: 'Not Deposited', C: 'Deposited', V: 'Voided' },
  CustCred: { A: 'Open', B: 'Fully Applied', V: 'Voided' },
  CustDep: { A: 'Not Deposited', B: 'Deposited', C: 'Fully Applied', V: 'Voided' },
  DepAppl: NO_STATUS,
  CustRfnd: { ...NO_STATUS, V: 'Voided' },
  CashSale: { B: 'Not Deposited', C: 'Deposited', V: 'Voided' },
  CashRfnd: { ...NO_STATUS, V: 'Voided' },
  RtnAuth: {
    A: 'Pending Approval',
    B: 'Pending Receipt',
    C: 'Cancelled',
    D: 'Partially Received',
    E: 'Pending Refund/Partially Received',
    F: 'Pending Refund',
    G: 'Refunded',
    H: 'Closed',
  },
  Journal: { A: 'Pending Approval', B: 'Approved for Posting', V: 'Voided' },
};

/** The status as BUILTIN.DF and refName show it. */
export function statusText(type: string, status: string): string {
  return `${DISPLAY_LISTS.transactionType?.[type] ?? type} : ${STATUSES[type]?.[status] ?? status}`;
}
