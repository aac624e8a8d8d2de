import { createHmac, timingSafeEqual } from 'node:crypto';
import type { OAuthContext } from './context.ts';

/** The user that a name and the org's password open; undefined if they open none. */
export function signIn(context: OAuthContext, username: string, password: string): string | undefined {
  const userId = userNamed(context, username);
  return equal(password, context.app.password) ? userId : undefined;
}

/** The active user with a user name. */
export function userNamed(context: OAuthContext, username: string): string | undefined {
  const row = context.store
    .statement('SELECT "Id" AS id FROM "User" WHERE "Username~" = ? AND "IsActive" = 1')
    .get(username.toLowerCase());
  return row === undefined ? undefined : String(row.id);
}

/** Compares secrets in a time that does not tell how much of them is right. */
export function equal(given: string, secret: string): boolean {
  const a = createHmac('sha256', 'compare').update(given).digest();
  const b = createHmac('sha256', 'compare').update(secret).digest();
  return timingSafeEqual(a, b);
}
