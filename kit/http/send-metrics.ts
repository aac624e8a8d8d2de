import type { ServerResponse } from 'node:http';
import type { Metrics } from '../telemetry/metrics.ts';

/** Answers `/metrics`. */
export async function sendMetrics(response: ServerResponse, metrics: Metrics): Promise<void> {
  try {
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
  } catch {
    response.writeHead(500).end();
  }
}
