/** A client that listens to a stream of events. */
export interface Listener {
  readonly response: Response;
  /** So many blocks of the stream as they were sent, each with the empty line that ends it. */
  take(blocks: number): Promise<string>;
  /** All that is left of the stream. */
  rest(): Promise<string>;
  leave(): void;
}

/** Subscribes by POST; the stream's first block, the `retry` line, is taken. */
export async function listenTo(
  gatewayUrl: string,
  query: string,
  headers: Record<string, string> = {},
  variables: Record<string, unknown> = {},
): Promise<Listener> {
  const gone = new AbortController();
  const response = await fetch(`${gatewayUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: gone.signal,
  });
  const listener = reading(response, () => gone.abort());
  if (response.ok) await listener.take(1);
  return listener;
}

export function reading(response: Response, leave: () => void): Listener {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const more = async (): Promise<boolean> => {
    const read = await reader?.read();
    if (!read || read.done) return false;
    text += read.value;
    return true;
  };
  return {
    response,
    async take(blocks) {
      for (;;) {
        const parts = text.split('\n\n');
        if (parts.length > blocks) {
          const taken = `${parts.slice(0, blocks).join('\n\n')}\n\n`;
          text = text.slice(taken.length);
          return taken;
        }
        if (!(await more())) throw new Error(`the stream ended after: ${text}`);
      }
    },
    async rest() {
      while (await more());
      const rest = text;
      text = '';
      return rest;
    },
    leave,
  };
}
