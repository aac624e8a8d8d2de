import type { Exchange, Reply } from '../../server/exchange.ts';
import { ASSUMED } from '../assumed.ts';
import { RequestError, SaveRefusal } from '../errors.ts';
import type { OAuthContext } from '../oauth/context.ts';
import type { Org } from '../rest/rest.ts';
import { versionOf } from '../rest/versions.ts';
import { changeOrigin } from '../streaming/recorder.ts';
import { type SoapCall, SoapFault, type SoapOperation } from './call.ts';
import { convertLead } from './lead-conversion.ts';
import { mergeRecords } from './merging.ts';
import { readMetadata } from './metadata.ts';
import {
  createRecords,
  deleteRecords,
  emptyRecycleBin,
  undeleteRecords,
  updateRecords,
  upsertRecords,
} from './record-calls.ts';
import { describeTabs, login, logout, serverTimestamp, userInfo } from './session-calls.ts';
import { type Content, child, escaped, parseXml, textOf, written } from './xml.ts';

export const SOAP_PATH = '/services/Soap/';
const PARTNER = 'urn:partner.soap.sforce.com';
const METADATA = 'http://soap.sforce.com/2006/04/metadata';
/** The last version whose login takes a password. */
const LAST_LOGIN = 64;

const PARTNER_OPERATIONS: Readonly<Record<string, SoapOperation>> = {
  convertLead,
  create: createRecords,
  delete: deleteRecords,
  describeTabs,
  emptyRecycleBin,
  getServerTimestamp: serverTimestamp,
  getUserInfo: userInfo,
  logout,
  merge: mergeRecords,
  undelete: undeleteRecords,
  update: updateRecords,
  upsert: upsertRecords,
};
const METADATA_OPERATIONS: Readonly<Record<string, SoapOperation>> = { readMetadata };

/** Answers the SOAP API as far as REST clients still send it: `/services/Soap/u/64.0`, and `/m/` for metadata. */
export function soapReply(org: Org, oauth: OAuthContext, exchange: Exchange): Reply {
  const [kind = '', segment = ''] = exchange.path.slice(SOAP_PATH.length).split('/');
  const namespace = kind === 'm' ? METADATA : PARTNER;
  try {
    const { name, content } = answer(org, oauth, exchange, kind, segment);
    const result = written('result', content);
    const body = `<${name}Response xmlns="${namespace}">${result}</${name}Response>`;
    return envelope(200, body);
  } catch (error) {
    const { code, message } = faultOf(error);
    return envelope(500, faultXml(code, message));
  }
}

function answer(org: Org, oauth: OAuthContext, exchange: Exchange, kind: string, segment: string) {
  const { method, body, origin } = exchange;
  const root = method === 'POST' ? parseXml(body) : undefined;
  const args = root?.name === 'Envelope' ? child(root, 'Body')?.children[0] : undefined;
  if (!root || !args) throw new SoapFault('UNKNOWN_EXCEPTION', ASSUMED.soap.noEnvelope);
  const version = versionOf(`v${segment.includes('.') ? segment : `${segment}.0`}`);
  if (version === undefined) throw new SoapFault('UNSUPPORTED_API_VERSION', ASSUMED.soap.version(segment));
  const { name } = args;
  if (name === 'login') {
    if (Number(version) > LAST_LOGIN) throw new SoapFault('INVALID_OPERATION', ASSUMED.soap.loginRetired);
    return { name, content: login(oauth, args, origin, version) };
  }
  const sessionId = textOf(child(child(root, 'Header'), 'SessionHeader'), 'sessionId') ?? '';
  const userId = oauth.sessions.userOf(sessionId, 'access');
  if (userId === undefined)
    throw new SoapFault(
      'INVALID_SESSION_ID',
      'Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session key',
    );
  org.usage.count(1);
  const operation = (kind === 'm' ? METADATA_OPERATIONS : PARTNER_OPERATIONS)[name];
  if (!operation) throw new SoapFault('UNKNOWN_EXCEPTION', ASSUMED.soap.unknownOperation(name));
  const call: SoapCall = { org, oauth, origin, version, sessionId, userId, args };
  const client = textOf(child(child(root, 'Header'), 'CallOptions'), 'client');
  let content: Content;
  org.streaming.changes.during(changeOrigin('soap', version, client), () => {
    content = operation(call);
  });
  return { name, content };
}

function faultOf(error: unknown): { code: string; message: string } {
  if (error instanceof SoapFault) return { code: error.code, message: error.message };
  if (error instanceof RequestError) return { code: error.errorCode, message: error.message };
  if (error instanceof SaveRefusal) {
    const [first] = error.faults;
    return { code: first?.statusCode ?? 'UNKNOWN_EXCEPTION', message: first?.message ?? error.message };
  }
  throw error;
}

function envelope(status: number, body: string): Reply {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8' },
    text: `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="urn:fault.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`,
  };
}

function faultXml(code: string, message: string): string {
  const kind = code === 'INVALID_LOGIN' ? 'LoginFault' : 'UnexpectedErrorFault';
  const detail = `<sf:${kind} xsi:type="sf:${kind}"><sf:exceptionCode>${code}</sf:exceptionCode><sf:exceptionMessage>${escaped(message)}</sf:exceptionMessage></sf:${kind}>`;
  return `<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${code}: ${escaped(message)}</faultstring><detail>${detail}</detail></soapenv:Fault>`;
}
