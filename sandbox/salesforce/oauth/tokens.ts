import { createHmac } from 'node:crypto';
import { ORG_IDS } from '../load/org.ts';
import type { OAuthContext } from './context.ts';

export const SCOPE = 'api refresh_token';

/** What the app gets for a user: an access token with where to use it and, if wanted, a refresh token. */
export function tokensOf(
  context: OAuthContext,
  origin: string,
  userId: string,
  options: { readonly scope: boolean; readonly refresh: boolean },
): Record<string, string> {
  const issuedAt = Date.now();
  const id = `${origin}/id/${ORG_IDS.organization}/${userId}`;
  const { sessions, app } = context;
  return {
    access_token: sessions.issue(userId, 'access', issuedAt),
    ...(options.refresh ? { refresh_token: sessions.issue(userId, 'refresh', issuedAt) } : {}),
    signature: createHmac('sha256', app.clientSecret).update(`${id}${issuedAt}`).digest('base64'),
    ...(options.scope ? { scope: SCOPE } : {}),
    instance_url: origin,
    id,
    token_type: 'Bearer',
    issued_at: String(issuedAt),
  };
}
