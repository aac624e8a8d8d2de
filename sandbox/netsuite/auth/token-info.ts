import type { Exchange, Reply } from '../../server/exchange.ts';
import { ACCOUNT_ID } from '../account.ts';
import { methodNotAllowed } from '../errors.ts';

export const TOKEN_INFO_PATH = '/rest/tokeninfo';

/** Who the caller's token belongs to: company, user and role. */
export function answerTokenInfo({ method }: Exchange): Reply {
  if (method !== 'GET') throw methodNotAllowed();
  return {
    status: 200,
    json: {
      companyId: ACCOUNT_ID,
      companyName: 'Demo Company',
      userId: -5,
      userName: 'Integration User',
      roleId: 3,
      roleName: 'Administrator',
    },
  };
}
