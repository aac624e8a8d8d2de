import { setDispatcher } from 'jsforce/lib/request.js';
import { Agent, type Dispatcher } from 'undici';
import { cancellation } from '../../kit/cancellation.ts';

/** jsforce knows no way to end a request; the transport under it ends those that nobody waits for any more. */
const endsWithTheCaller: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  const signal = cancellation();
  if (!signal) return dispatch(options, handler);
  let onAbort: (() => void) | undefined;
  const settle = (): void => {
    if (onAbort) signal.removeEventListener('abort', onAbort);
  };
  return dispatch(options, {
    onRequestStart(controller, context) {
      onAbort = () => controller.abort(signal.reason as Error);
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, { once: true });
      handler.onRequestStart?.(controller, context);
    },
    onRequestUpgrade: handler.onRequestUpgrade?.bind(handler),
    onResponseStart: handler.onResponseStart?.bind(handler),
    onResponseData: handler.onResponseData?.bind(handler),
    onResponseEnd(controller, trailers) {
      settle();
      handler.onResponseEnd?.(controller, trailers);
    },
    onResponseError(controller, error) {
      settle();
      handler.onResponseError?.(controller, error);
    },
  } as Dispatcher.DispatchHandler);
};

/**
 * Makes jsforce send its requests over so many connections, each until its caller has gone; by itself it would open a
 * socket for every one asked for.
 */
export function useTransport(connections: number): void {
  setDispatcher(new Agent({ connections, connect: { allowH2: false } }).compose(endsWithTheCaller) as never);
}
