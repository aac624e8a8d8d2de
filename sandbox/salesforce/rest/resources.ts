import { ORG_IDS } from '../load/org.ts';
import { type Handler, okValue } from './rest.ts';

const NAMES = [
  'appMenu',
  'compactLayouts',
  'composite',
  'jobs',
  'limits',
  'parameterizedSearch',
  'process',
  'query',
  'queryAll',
  'quickActions',
  'recent',
  'search',
  'sobjects',
  'tabs',
  'theme',
];

/** What there is under a version. */
export const resources: Handler = (_org, request) => {
  const base = `/services/data/v${request.version}`;
  return okValue({
    ...Object.fromEntries(NAMES.map((name) => [name, `${base}/${name}`])),
    identity: `${request.origin}/id/${ORG_IDS.organization}/${request.userId}`,
  });
};
