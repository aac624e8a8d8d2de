import { createAdmit } from '../../kit/identity/admission.ts';
import { createSignRequest } from '../../kit/identity/sign-request.ts';
import { scopes } from '../../kit/identity/viewer.ts';
import { createLog } from '../../kit/log.ts';
import { attackGateway, type TokenReport } from '../../test/identity/attack-gateway.ts';
import { attackSubgraphs } from '../../test/identity/attack-subgraphs.ts';
import { embeddedProviderOf, openIdStack } from '../../test/identity/attacked-stacks.ts';
import { subgraphsApart } from '../../test/support/subgraphs-apart.ts';

const SECRET = 'a secret that gateway and subgraphs share';
const ROUNDS = 20_000;
const BODY = 'x'.repeat(1_000);
/** What signing one fetch may cost the gateway. */
const LIMIT_US = 15;

/** Attacks the gateway with wrong tokens and the subgraphs directly, counts what is answered, and times the signatures. */
export async function identityProof(): Promise<boolean> {
  const log = createLog('silent');
  const { stack, openId, attacked } = await openIdStack();
  const external = await attackGateway(stack, attacked);
  await stack.stop();
  await openId.stop();
  show('tokens of an OpenID provider', external);

  const apart = await subgraphsApart([SECRET], log);
  const embedded = await attackGateway(apart.stack, await embeddedProviderOf(apart.stack));
  show('tokens of the embedded provider', embedded);
  const direct = await attackSubgraphs(apart, SECRET);
  await apart.stop();
  console.log(
    `direct calls: ${direct.attacks} attacks, ${direct.sent} sent, answered ${direct.answered.length}, requests to sources ${direct.sourceRequests}`,
  );
  for (const one of direct.answered.slice(0, 10)) console.log(`  ${JSON.stringify(one)}`);

  const { signUs, admitUs } = await cost();
  console.log(
    `signing a fetch of 1 kB: ${signUs.toFixed(1)} µs, limit ${LIMIT_US}; checking it: ${admitUs.toFixed(1)} µs`,
  );
  return (
    [external, embedded].every(holds) &&
    direct.answered.length + direct.sourceRequests === 0 &&
    signUs < LIMIT_US
  );
}

function holds({ answered, sourceRequests, given }: TokenReport): boolean {
  return answered.length === 0 && sourceRequests === 0 && given.length === 0;
}

function show(what: string, { attacks, sent, answered, sourceRequests, useless, given }: TokenReport): void {
  console.log(
    `${what}: ${attacks} attacks, ${sent} sent, answered ${answered.length}, requests to sources ${sourceRequests}; ${useless} valid tokens that allow nothing were given ${given.length} objects`,
  );
  for (const one of answered.slice(0, 10)) console.log(`  ${JSON.stringify(one)}`);
}

async function cost(): Promise<{ signUs: number; admitUs: number }> {
  const sign = createSignRequest([SECRET], 'sales');
  const admit = createAdmit([SECRET], 'sales', createLog('silent'));
  const viewer = { subject: 'frontend', scopes: new Set(scopes), partner: undefined };
  const request = { target: '/graphql', body: BODY, viewer };
  const received = Buffer.from(BODY);
  /** In CPU time, microseconds: others may use the machine. */
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const begun = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / ROUNDS;
  };
  const signAll = async (): Promise<string[][]> => {
    const all: string[][] = [];
    for (let i = 0; i < ROUNDS; i++) all.push((await sign?.(request)) ?? []);
    return all;
  };
  await signAll();
  const signUs = await timed(signAll);
  const messages = (await signAll()).map((headers) => ({
    method: 'POST',
    url: '/graphql',
    headers: Object.fromEntries(headers.flatMap((name, i) => (i % 2 === 0 ? [[name, headers[i + 1]]] : []))),
  }));
  const admitUs = await timed(async () => {
    for (const message of messages) await admit(message)(received);
  });
  return { signUs, admitUs };
}
