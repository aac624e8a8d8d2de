import type { IncomingMessage } from 'node:http';
import { badRequest, Refusal } from './refusal.ts';

const MAX_BYTES = 1024 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The body as text. Throws a Refusal where it is larger than allowed, not UTF-8 or cut short. */
export function readBody(request: IncomingMessage): Promise<string> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > MAX_BYTES) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BYTES) {
        request.pause();
        reject(tooLarge());
      } else chunks.push(chunk);
    });
    request.on('end', () => {
      try {
        resolve(utf8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
      } catch {
        reject(badRequest('The request body is not UTF-8'));
      }
    });
    request.on('error', () => reject(badRequest('The request body ended too early')));
  });
}

function tooLarge(): Refusal {
  return new Refusal(413, 'BAD_REQUEST', `The request body is over ${MAX_BYTES} bytes`, {
    connection: 'close',
  });
}
