import { ASSUMED } from '../assumed.ts';
import { ORG_IDS } from '../load/org.ts';
import type { OAuthContext } from '../oauth/context.ts';
import { signIn } from '../oauth/credentials.ts';
import { userRow } from '../oauth/identity.ts';
import { objectNamed } from '../objects/catalogue.ts';
import { SALES_APP, selectedTabs } from '../presentation/apps.ts';
import { SoapFault, type SoapOperation } from './call.ts';
import { type Content, type Element, textOf } from './xml.ts';

const ATTACHMENT_BYTES = 5_242_880;

export function login(oauth: OAuthContext, args: Element, origin: string, version: string): Content {
  const userId = signIn(oauth, textOf(args, 'username') ?? '', textOf(args, 'password') ?? '');
  if (userId === undefined)
    throw new SoapFault('INVALID_LOGIN', 'Invalid username, password, security token; or user locked out.');
  const organization = ORG_IDS.organization.slice(0, 15);
  return {
    metadataServerUrl: `${origin}/services/Soap/m/${version}/${organization}`,
    passwordExpired: false,
    sandbox: true,
    serverUrl: `${origin}/services/Soap/u/${version}/${organization}`,
    sessionId: oauth.sessions.issue(userId, 'access', Date.now()),
    userId,
    userInfo: userContent(oauth, userId),
  };
}

export const logout: SoapOperation = ({ oauth, sessionId }) => {
  oauth.sessions.revoke(sessionId);
  return undefined;
};

export const serverTimestamp: SoapOperation = () => ({ timestamp: new Date().toISOString() });

export const userInfo: SoapOperation = ({ oauth, userId }) => userContent(oauth, userId);

/** The apps of the org, each with its tabs. */
export const describeTabs: SoapOperation = ({ origin }) => [
  {
    description: ASSUMED.soap.appDescription,
    label: SALES_APP.name,
    logoUrl: `${origin}/img/seasonLogos/logo.png`,
    namespace: 'standard',
    selected: true,
    tabSetId: SALES_APP.id,
    tabs: selectedTabs(origin) as unknown as Content[],
  },
];

function userContent(oauth: OAuthContext, userId: string): Content {
  const user = userRow(oauth, userId);
  const organization = oauth.store.read(objectNamed('Organization'), ORG_IDS.organization);
  const [corporate] = oauth.store
    .statement('SELECT "IsoCode" AS code FROM "CurrencyType" WHERE "IsCorporate" = 1')
    .all();
  return {
    accessibilityMode: false,
    chatterExternal: false,
    currencySymbol: null,
    orgAttachmentFileSizeLimit: ATTACHMENT_BYTES,
    orgDefaultCurrencyIsoCode: String(corporate?.code),
    orgDefaultCurrencyLocale: 'en_US',
    orgDisallowHtmlAttachments: false,
    orgHasPersonAccounts: false,
    organizationId: ORG_IDS.organization,
    organizationMultiCurrency: true,
    organizationName: text(organization?.Name),
    profileId: text(user?.ProfileId),
    roleId: null,
    sessionSecondsValid: oauth.sessions.secondsValid,
    userDefaultCurrencyIsoCode: text(user?.DefaultCurrencyIsoCode),
    userEmail: text(user?.Email),
    userFullName: text(user?.Name),
    userId,
    userLanguage: text(user?.LanguageLocaleKey),
    userLocale: text(user?.LocaleSidKey),
    userName: text(user?.Username),
    userTimeZone: text(user?.TimeZoneSidKey),
    userType: text(user?.UserType),
    userUiSkin: 'Theme3',
  };
}

function text(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
