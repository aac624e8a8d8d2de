import type { Audience } from '../../kit/audience.ts';

/** Where each audience asks. */
export const endpoints: Readonly<Record<Audience, string>> = {
  frontend: '/graphql',
  partner: '/partner/graphql',
  bi: '/bi/graphql',
};
