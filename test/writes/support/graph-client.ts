/** What a GraphQL answer looks like to a client. */
export interface GraphAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by value
  readonly data?: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

/** Who asks, and whom. */
export interface Client {
  /** The gateway's. */
  readonly url: string;
  readonly token: string;
}

const REQUEST_LIMIT_MS = 30_000;
const LOOK_EVERY_MS = 50;

/** Asks the gateway once. Rejects where it does not answer. */
export async function ask(
  { url, token }: Client,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<GraphAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
  });
  return (await response.json()) as GraphAnswer;
}

/** How an operation stands, as the graph tells it. */
export interface OperationView {
  readonly id: string;
  readonly status: 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'NEEDS_ATTENTION';
  readonly replayed: boolean;
  readonly effects: readonly {
    readonly system: string;
    readonly recordId: string | null;
    readonly action: string;
  }[];
  readonly errors: readonly { readonly __typename: string; readonly message: string }[];
}

/** What a client that repeats itself came away with. */
export interface Answered {
  readonly operation: OperationView;
  /** The mutation's whole payload. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by value
  readonly payload: any;
  /** Requests that it took. */
  readonly requests: number;
}

/** The mutations that are proven, and what each is asked for beside its operation. */
const mutations = {
  submitResellerOrder: 'order { id }',
  invoiceOrder: 'invoice { id }',
} as const;

const OPERATION = 'id status replayed effects { system recordId action } errors { __typename message }';
const FOLLOW = `query Follow($id: ID!) { operation(id: $id) { ${OPERATION} } }`;

/** Sends a mutation with the same key until there is an answer. Throws for an answer that no repeat would change. */
export async function written(
  client: Client,
  mutation: keyof typeof mutations,
  input: Readonly<Record<string, unknown>>,
  pauseMs: () => number = () => LOOK_EVERY_MS,
): Promise<Answered> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation Write($input: ${type}!) { ${mutation}(input: $input) {
    operation { ${OPERATION} } ${mutations[mutation]} } }`;
  for (let requests = 1; ; requests++) {
    const answer = await ask(client, query, { input }).catch(() => undefined);
    const payload = answer?.data?.[mutation];
    if (payload?.operation) return { operation: payload.operation as OperationView, payload, requests };
    const final = answer?.errors?.find(({ extensions }) => extensions?.retryable !== true);
    if (final) throw new Error(`the write was not taken: ${JSON.stringify(final)}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs()));
  }
}

/** The operation once it goes on no more by itself, or as it stands when the time is over. */
export async function settled(
  client: Client,
  id: string,
  withinMs: number,
  everyMs = LOOK_EVERY_MS,
): Promise<OperationView> {
  const limit = performance.now() + withinMs;
  for (;;) {
    const answer = await ask(client, FOLLOW, { id }).catch(() => undefined);
    const operation = answer?.data?.operation as OperationView | undefined;
    if (operation && (isOver(operation) || performance.now() > limit)) return operation;
    if (performance.now() > limit) throw new Error(`nobody knows the operation ${id}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Whether it goes on no more by itself. */
export function isOver({ status }: OperationView): boolean {
  return status === 'SUCCEEDED' || status === 'FAILED' || status === 'NEEDS_ATTENTION';
}
