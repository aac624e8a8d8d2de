import { readFileSync } from 'node:fs';
import { listen } from '../../kit/http/listen.ts';
import { answerParent, argument } from './answer-parent.ts';

/** Plain `node:http` that reads a request and sends what it was given. Argument: a JSON file of path to answer. */
const answers = new Map(
  Object.entries(JSON.parse(readFileSync(argument(0), 'utf8')) as Record<string, string>),
);
const { url } = await listen(
  (request, response) => {
    request.resume().once('end', () => {
      const body = answers.get(request.url ?? '') ?? '';
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body);
    });
  },
  '127.0.0.1',
  0,
);
answerParent({ gateway: url }, undefined);
