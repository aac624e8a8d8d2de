import type { Store } from '../store/store.ts';
import type { AuthorizationCodes } from './authorization-codes.ts';
import type { ConnectedApp } from './connected-app.ts';
import type { Sessions } from './sessions.ts';

/** What logins work on. */
export interface OAuthContext {
  readonly store: Store;
  readonly app: ConnectedApp;
  readonly sessions: Sessions;
  readonly codes: AuthorizationCodes;
  /** The user that API clients act as. */
  readonly username: string;
}
