import { parse } from 'graphql';
import { closedEngine } from '../../../engine/closed.ts';
import type { Scope, Viewer } from '../../../kit/identity/viewer.ts';
import { createLog } from '../../../kit/log.ts';
import { figuresInMemory } from '../../../kit/report/kept-figures.ts';
import { readSettings } from '../../../kit/settings.ts';
import type { Subgraph } from '../../../kit/subgraph.ts';
import { type AnsweredEvent, answerSubscription } from '../../../kit/subscription.ts';
import { Metrics } from '../../../kit/telemetry/metrics.ts';
import { createClock } from '../../../kit/time.ts';
import type { ChangeFeed } from '../../../sources/feed/change.ts';
import { netsuiteSandboxTarget, salesforceSandboxTarget } from '../../../sources/sandbox-target.ts';
import { openSources, type Sources } from '../../../sources/sources.ts';
import { billingSubgraph } from '../../../subgraphs/billing/service.ts';
import { readPolicyFile } from '../../../subgraphs/sales/policy/read-policy.ts';
import { salesSubgraph } from '../../../subgraphs/sales/service.ts';
import type { TestStack } from '../../support/stack.ts';

const log = createLog('silent');

/** Somebody who listens to a subgraph. */
export interface Listener {
  /** The next answer; undefined: there are no more. */
  next(): Promise<AnsweredEvent | undefined>;
  /** Goes away. */
  leave(): Promise<void>;
}

export interface Asking {
  readonly lastEventId?: string | undefined;
  readonly variables?: Record<string, unknown>;
  readonly scopes?: readonly Scope[];
  readonly partner?: string;
}

/** Subgraphs of a process of its own over the stack's sandboxes. */
export interface OwnSubgraphs {
  readonly sources: Sources;
  /** Resolves when the subscription has begun, or been refused. */
  listen(subgraph: 'sales' | 'billing', document: string, asking?: Asking): Promise<Listener>;
  /** Everybody who listens goes away. */
  leaveAll(): Promise<void>;
}

export async function ownSubgraphs(
  stack: TestStack,
  environment: Record<string, string> = {},
): Promise<OwnSubgraphs> {
  const targets = {
    salesforce: await salesforceSandboxTarget(stack.salesforceUrl),
    netsuite: await netsuiteSandboxTarget(stack.netsuiteUrl),
  };
  const settings = readSettings({ AUTH: 'none', IDENTITY_REFRESH_MS: '3600000', ...environment });
  const sources = openSources(settings, targets, log, new Metrics());
  await sources.refresh();
  let begun = (): void => {};
  const known = {
    ...sources,
    orderChanges: telling(sources.orderChanges, () => begun()),
    invoiceChanges: telling(sources.invoiceChanges, () => begun()),
    clock: createClock('2026-06-30'),
    policy: readPolicyFile(settings.salesPolicyFile),
    engine: closedEngine(),
    answerWithinMs: 0,
    figures: figuresInMemory(),
  };
  const subgraphs = { sales: salesSubgraph(known), billing: billingSubgraph(known) };
  const listeners = new Set<Listener>();
  return {
    sources,
    listen: async (name, document, asking) => {
      const opened = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const listener = listen(subgraphs[name], document, asking ?? {});
      listeners.add(listener);
      await Promise.race([opened, listener.first]);
      return listener;
    },
    leaveAll: async () => {
      for (const listener of listeners) await listener.leave();
      listeners.clear();
    },
  };
}

/** The same feed, which says each time when somebody listens. */
function telling<T>(feed: ChangeFeed<T>, begun: () => void): ChangeFeed<T> {
  return {
    listen: async (after, signal) => {
      const changes = await feed.listen(after, signal);
      begun();
      return changes;
    },
  };
}

function listen(
  subgraph: Subgraph,
  document: string,
  { lastEventId, variables = {}, scopes = ['sales:read', 'billing:read'], partner }: Asking,
): Listener & { readonly first: Promise<unknown> } {
  const gone = new AbortController();
  const viewer: Viewer = { subject: 'a listener', scopes: new Set(scopes), partner };
  const answers = answerSubscription(
    subgraph,
    {
      document: parse(document),
      operationName: undefined,
      variables,
      viewer,
      lastEventId,
      signal: gone.signal,
      requestId: 'a-request',
    },
    log,
  );
  // Nothing begins before the first answer is asked for.
  const asked: Promise<IteratorResult<AnsweredEvent, void>>[] = [answers.next()];
  return {
    first: asked[0] as Promise<unknown>,
    next: async () => {
      const { value } = await (asked.shift() ?? answers.next());
      return value ?? undefined;
    },
    leave: async () => {
      gone.abort();
      await answers.return();
    },
  };
}
