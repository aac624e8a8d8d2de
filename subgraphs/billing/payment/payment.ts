import type { Connection } from '#kit/connection.ts';
import { type PaymentRecord, payment } from '#sources/netsuite/payments.ts';

export type PaymentPage = Connection<PaymentRecord>;

export const paymentKind = { type: 'CustPymt', list: 'payments', record: payment } as const;
