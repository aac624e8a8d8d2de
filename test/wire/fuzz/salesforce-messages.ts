import type { Random } from '#sandbox/dataset/demo/random.ts';
import { brokenJson, mutated } from './broken-text.ts';
import { strangeValue } from './odd-values.ts';
import type { Known, MalformedRequest } from './request.ts';

/** Streaming messages that no client sends. */
export function brokenStreaming(
  random: Random,
  { streamingClient }: Known,
  count: number,
): MalformedRequest[] {
  const kind = 'broken CometD';
  const message = (changes: object) =>
    JSON.stringify([
      { channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'], ...changes },
    ]);
  return Array.from(
    { length: count },
    (): MalformedRequest => ({
      kind,
      method: 'POST',
      path: `/cometd/66.0${random.pick(['', '', '/', '/handshake', '/connect'])}`,
      must: 'answered',
      body: random.pick([
        () => brokenJson(random, message({})),
        () =>
          random.pick([
            '5',
            '"x"',
            'null',
            '{}',
            '[5]',
            '[null]',
            '[[]]',
            '[{}]',
            '[{"channel":5}]',
            '[{"channel":""}]',
            '[{"channel":null,"clientId":{}}]',
          ]),
        () =>
          message({
            channel: random.pick([
              '/meta/nothing',
              '/meta/subscribe',
              '/meta/unsubscribe',
              '/meta/disconnect',
              'x',
              '/data/',
              '//',
              '/**',
              '/service/x',
            ]),
            clientId: random.pick<unknown>([streamingClient, streamingClient, '', 'x', 5, null, {}]),
            subscription: random.pick<unknown>([
              '',
              '/data/Nothing',
              '/topic/x',
              '/data/**',
              '/u/',
              '/event/x',
              [5],
              ['/topic/x', null],
              {},
              5,
              null,
              [],
              '/meta/connect',
            ]),
          }),
        () =>
          message({
            version: random.pick([5, null, '', '9.9']),
            supportedConnectionTypes: random.pick([[], null, 5, ['carrier-pigeon']]),
            ext: random.pick([5, null, [], { replay: 'x' }, { replay: { '/data/x': 'y' } }]),
          }),
      ])(),
    }),
  );
}

/** SOAP that is no SOAP, or calls nothing, or what cannot be done. */
export function brokenSoap(random: Random, { headers, ids }: Known, count: number): MalformedRequest[] {
  const session = headers.authorization?.slice('Bearer '.length);
  const call = (inner: string) =>
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"><soapenv:Header><SessionHeader><sessionId>${session}</sessionId></SessionHeader></soapenv:Header><soapenv:Body>${inner}</soapenv:Body></soapenv:Envelope>`;
  return Array.from(
    { length: count },
    (): MalformedRequest => ({
      kind: 'broken SOAP',
      method: 'POST',
      path: `/services/Soap/u/${random.pick(['66.0', '66.0', '1.0', 'x', ''])}`,
      headers: { 'content-type': 'text/xml', soapaction: '""' },
      must: 'unchanged',
      body: random.pick([
        () => call(brokenOperation(random, ids)),
        () => call(brokenOperation(random, ids)),
        () => mutated(random, call('<login><username>x</username><password>y</password></login>')),
        () =>
          random.pick([
            '',
            '<',
            '<a>',
            '</a>',
            '<a></b>',
            '{}',
            call(''),
            call('<nothing/>'),
            call('<undelete><ids>x</ids></undelete>'),
            call('<undelete/>'),
            call('<login/>'),
            '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
            `${'<a>'.repeat(20_000)}`,
            call('<login><username>&nothing;</username></login>'),
          ]),
      ])(),
    }),
  );
}

/** A call whose arguments fit nothing that there is. */
function brokenOperation(random: Random, ids: Readonly<Record<string, string>>): string {
  const name = random.pick([
    'create',
    'update',
    'upsert',
    'delete',
    'undelete',
    'emptyRecycleBin',
    'merge',
    'convertLead',
    'retrieve',
    'query',
    'queryMore',
    'search',
    'describeSObject',
    'describeSObjects',
    'getUpdated',
    'getDeleted',
    'sendEmail',
    'setPassword',
  ]);
  const text = JSON.parse(strangeValue(random).replace(/^-?[\d.e-]+$|^null$/, '"$&"')) as string;
  const escaped = text.toWellFormed().replaceAll('<', '&lt;').replaceAll('\u0000', '?').slice(0, 2_000);
  const id = random.pick(['x', '', '001', '001Hs0000zzzzzz', 'zzzHs0000000001', escaped]);
  const record = `<sObjects xsi:type="Account" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><type>${random.pick(['Nothing', '', 'Organization', escaped])}</type><Id>${id}</Id><Name>${escaped}</Name></sObjects>`;
  const inner = random.pick([
    '',
    record,
    `<ids>${id}</ids>`,
    `<ids>${id}</ids><ids/>`,
    `<id>${id}</id>`,
    `<queryString>${escaped}</queryString>`,
    `<queryLocator>${id}</queryLocator>`,
    `<searchString>${escaped}</searchString>`,
    `<sObjectType>${escaped}</sObjectType><sObjectType/>`,
    `<request><masterRecord><type>Account</type><Id>${ids.Account}</Id></masterRecord><recordToMergeIds>${id}</recordToMergeIds></request>`,
    `<leadConverts><leadId>${id}</leadId><convertedStatus>${escaped}</convertedStatus></leadConverts>`,
    '<a><b><c/></b></a>',
    escaped,
  ]);
  return `<${name}>${inner}</${name}>`;
}
