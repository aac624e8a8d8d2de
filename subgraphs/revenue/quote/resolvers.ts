import type { Complete } from '#kit/complete.ts';
import { decodeId, encodeId } from '#kit/ids.ts';
import type { Context } from '../context.ts';
import type { Quote, QuoteResolvers } from '../generated/resolvers.ts';
import { previewRevenue } from '../preview/preview.ts';
import { readFacts } from '../preview/read-facts.ts';
import type { QuoteRecord } from './quote.ts';

export const quoteResolvers: Complete<QuoteResolvers, Quote, QuoteRecord> & { __resolveReference: unknown } =
  {
    __resolveReference: ({ id }: { id: string }): QuoteRecord => ({
      salesforceId: decodeId(id, 'Quote').id,
    }),
    id: ({ salesforceId }) => encodeId('Quote', { system: 'salesforce', id: salesforceId }),
    revenuePreview: async ({ salesforceId }, { startsOn, billedOn }, context: Context) => {
      const contract = await context.load.quoteContract.load(salesforceId);
      return contract && previewRevenue(await readFacts(context, contract, { startsOn, billedOn }));
    },
  };
