import { encodeId } from '#kit/ids.ts';
import type { PeriodStatus } from '#kit/report/period.ts';
import { parseChannel } from '#sources/channel.ts';
import type { FactDimension } from '#sources/netsuite/reports/fact-query.ts';
import type { Context } from '../context.ts';
import type { CustomerRecord } from '../customer/customer.ts';
import { isPreliminary, type ReportRequest } from './report-request.ts';
import type { Tally } from './tally.ts';

/** What tells the rows of every report apart; ids are NetSuite's own. */
export interface RowRecord {
  readonly period: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly periodStatus: PeriodStatus;
  readonly dimensions: Readonly<Partial<Record<FactDimension, string | null>>>;
}

/** A product that the sales subgraph knows more of. */
export interface ProductStub {
  readonly id: string;
}

/** Where a row stands in its report. Not told apart by period, it stands for the whole range. */
export function rowRecord(
  { period, dimensions }: Pick<Tally, 'period' | 'dimensions'>,
  request: Pick<ReportRequest, 'periods'>,
): RowRecord {
  const status = isPreliminary(request) ? 'OPEN' : 'CLOSED';
  return {
    period: period?.id ?? null,
    startsOn: (period ?? request.periods[0])?.startsOn ?? '',
    endsOn: (period ?? request.periods.at(-1))?.endsOn ?? '',
    periodStatus: period?.status ?? status,
    dimensions,
  };
}

/** What a row is told apart by: names come from whoever owns them. */
export const rowResolvers = {
  product: (
    { dimensions: { product } }: RowRecord,
    _args: object,
    { identity }: Context,
  ): ProductStub | null =>
    product == null
      ? null
      : { id: encodeId('Product', identity.canonical('product', { system: 'netsuite', id: product })) },
  family: async ({ dimensions: { family } }: RowRecord, _args: object, { load }: Context) =>
    family == null ? null : ((await load.className.load(family))?.name ?? null),
  customer: (
    { dimensions: { customer } }: RowRecord,
    _args: object,
    { identity }: Context,
  ): CustomerRecord | null =>
    customer == null ? null : { ref: identity.canonical('customer', { system: 'netsuite', id: customer }) },
  channel: ({ dimensions: { channel } }: RowRecord) => parseChannel(channel ?? null),
  subsidiary: ({ dimensions: { subsidiary } }: RowRecord, _args: object, { load }: Context) =>
    subsidiary == null ? null : load.subsidiaryName.load(subsidiary),
  salesRep: ({ dimensions: { salesRep } }: RowRecord, _args: object, { load }: Context) =>
    salesRep == null ? null : load.employeeName.load(salesRep),
} satisfies Record<FactDimension, unknown>;
