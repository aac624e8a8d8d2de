import type { SubgraphsApart } from '../support/subgraphs-apart.ts';
import { directCalls, operations, rightCall } from './direct-calls.ts';
import { type RawAnswer, sendRaw } from './raw-request.ts';

/** What came of a direct call that was not refused, or not as all others are. */
export interface Answered {
  readonly subgraph: string;
  readonly attack: string;
  readonly query: string;
  readonly answer: RawAnswer;
}

export interface DirectCallReport {
  readonly sent: number;
  readonly attacks: number;
  readonly answered: readonly Answered[];
  /** Requests that the sources received meanwhile. */
  readonly sourceRequests: number;
}

const ACCEPTS = ['application/graphql-response+json', 'text/event-stream'];
/** What every call that is not the gateway's is answered, whatever it asks for. */
export const REFUSAL: RawAnswer = {
  status: 401,
  type: 'application/json; charset=utf-8',
  body: '{"errors":[{"message":"This subgraph answers its gateway only","extensions":{"code":"UNAUTHENTICATED","retryable":false}}]}',
};

/** Asks every subgraph directly, in every wrong way, for everything. */
export async function attackSubgraphs(apart: SubgraphsApart, secret: string): Promise<DirectCallReport> {
  const answered: Answered[] = [];
  let sent = 0;
  const attack = async (
    name: string,
    subgraph: string,
    query: string,
    request: Parameters<typeof sendRaw>[1],
  ) => {
    const answer = await sendRaw(apart.subgraphs.get(subgraph)?.url as string, request);
    sent++;
    if (JSON.stringify(answer) !== JSON.stringify(REFUSAL))
      answered.push({ subgraph, attack: name, query, answer });
  };
  await apart.stack.resetStats();
  for (const [subgraph, queries] of Object.entries(operations))
    for (const query of queries)
      for (const accept of ACCEPTS) {
        const situation = { secret, subgraph, body: JSON.stringify({ query }), accept, now: Date.now() };
        for (const [name, call] of Object.entries(directCalls))
          await attack(name, subgraph, query, await call(situation));
        const harmless = { ...situation, accept: ACCEPTS[0] as string, body: '{"query":"{ __typename }"}' };
        const right = await rightCall(harmless);
        const first = await sendRaw(apart.subgraphs.get(subgraph)?.url as string, right);
        if (first.status !== 200)
          throw new Error(`the gateway's own request got ${first.status} ${first.body}`);
        await attack('replayed', subgraph, query, right);
        await attack('replayed for events', subgraph, query, {
          ...right,
          headers: [...right.headers, 'accept', ACCEPTS[1] as string],
        });
      }
  const [salesforce, netsuite] = [await apart.stack.stats('salesforce'), await apart.stack.stats('netsuite')];
  return {
    sent,
    attacks: Object.keys(directCalls).length + 2,
    answered,
    sourceRequests: salesforce.requests + netsuite.requests,
  };
}
