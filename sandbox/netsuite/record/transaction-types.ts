import type { DocumentType } from '../books/document.ts';
import { type RecordType, recordType } from './record-type.ts';

const DOCUMENT_FIELDS = `*id tranId *transactionNumber *abbrevType tranDate entity currency exchangeRate subsidiary memo externalId postingPeriod *createdDate *lastModifiedDate
  *total=foreigntotal class department location custbody_channel custbody_disputed custbody_promised_date custbody_salesforce_id custbody_end_customer custbody_cancellation_reason`;
const SALES_FIELDS = `${DOCUMENT_FIELDS} *approvalStatus salesRep=employee partner otherRefNum terms email createdFrom`;

function documentType(
  name: string,
  type: DocumentType,
  shown: string,
  fields: string,
  sublists: RecordType['sublists'],
): RecordType {
  return recordType(name, {
    table: 'transaction',
    typeId: -30,
    shown,
    kind: 'transaction',
    documentType: type,
    filter: { type },
    fields,
    sublists,
  });
}

/** Estimates, orders, sales, payments, credits and journals. */
export const TRANSACTION_TYPES: readonly RecordType[] = [
  documentType('estimate', 'Estimate', 'Estimate', `${SALES_FIELDS} dueDate`, ['item']),
  documentType('salesOrder', 'SalesOrd', 'Sales Order', `${SALES_FIELDS} nextBill=nextbilldate`, ['item']),
  documentType(
    'invoice',
    'CustInvc',
    'Invoice',
    `${SALES_FIELDS} dueDate *amountPaid=foreignamountpaid *amountRemaining=foreignamountunpaid *closeDate`,
    ['item'],
  ),
  documentType('cashSale', 'CashSale', 'Cash Sale', `${SALES_FIELDS} account paymentMethod`, ['item']),
  documentType(
    'creditMemo',
    'CustCred',
    'Credit Memo',
    `${SALES_FIELDS} *applied=foreignpaymentamountused *unapplied=foreignpaymentamountunused`,
    ['item', 'apply'],
  ),
  documentType(
    'customerPayment',
    'CustPymt',
    'Payment',
    `${DOCUMENT_FIELDS} customer=entity account paymentMethod payment=foreigntotal *applied=foreignpaymentamountused *unapplied=foreignpaymentamountunused`,
    ['apply'],
  ),
  documentType(
    'customerDeposit',
    'CustDep',
    'Customer Deposit',
    `${DOCUMENT_FIELDS} customer=entity account paymentMethod payment=foreigntotal salesOrder=createdfrom`,
    [],
  ),
  documentType(
    'depositApplication',
    'DepAppl',
    'Deposit Application',
    `${DOCUMENT_FIELDS} customer=entity deposit=createdfrom`,
    ['apply'],
  ),
  documentType(
    'customerRefund',
    'CustRfnd',
    'Customer Refund',
    `${DOCUMENT_FIELDS} customer=entity account paymentMethod`,
    ['apply'],
  ),
  documentType('cashRefund', 'CashRfnd', 'Cash Refund', `${SALES_FIELDS} account paymentMethod`, ['item']),
  documentType(
    'returnAuthorization',
    'RtnAuth',
    'Return Authorization',
    SALES_FIELDS.replace('*total=foreigntotal', ''),
    ['item'],
  ),
  documentType(
    'journalEntry',
    'Journal',
    'Journal',
    '*id tranId tranDate currency exchangeRate subsidiary memo externalId postingPeriod *createdDate *lastModifiedDate',
    ['line'],
  ),
];
