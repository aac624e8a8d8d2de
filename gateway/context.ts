import type { Viewer } from '../kit/identity/viewer.ts';

/** What the gateway knows of one request. */
export interface GatewayContext {
  readonly viewer: Viewer;
}
