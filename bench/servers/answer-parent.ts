import type { Source } from '../workloads/source.ts';

/** What the benchmark tells a server, and is told by it. */
export type ToServer = { readonly kind: 'delay'; readonly ms: number } | { readonly kind: 'take calls' };
export type FromServer =
  | { readonly kind: 'ready'; readonly urls: Readonly<Record<string, string>> }
  | { readonly kind: 'calls'; readonly count: number }
  | { readonly kind: 'done' };

/** Tells the benchmark where this process serves, and does what it says to the source. Ends with the benchmark. */
export function answerParent(urls: Readonly<Record<string, string>>, source: Source | undefined): void {
  const tell = (message: FromServer): void => void process.send?.(message);
  process.on('message', (message: ToServer) => {
    if (message.kind === 'delay') {
      if (source) source.delayMs = message.ms;
      tell({ kind: 'done' });
    } else {
      tell({ kind: 'calls', count: source?.calls ?? 0 });
      if (source) source.calls = 0;
    }
  });
  process.once('disconnect', () => process.exit(0));
  tell({ kind: 'ready', urls });
}

/** The world that the benchmark names on the command line. */
export function argument(place: number): string {
  const value = process.argv[2 + place];
  if (value === undefined) throw new Error('the benchmark starts this');
  return value;
}
