import { expect, it } from 'vitest';
import { purposeOf } from '../../src/cookies/cookie-purpose.ts';

const signIns = [
  ...['PHPSESSID', 'JSESSIONID', 'connect.sid', 'laravel_session', 'ASP.NET_SessionId', 'sessionid'],
  ...['ASPSESSIONIDQABCD', '.ASPXAUTH', '.AspNetCore.Cookies', '.AspNetCore.Identity.Application'],
  ...['_myapp_session', 'remember_web_59ba36', 'remember_token', 'XSRF-TOKEN', 'csrftoken', '_csrf'],
  ...['wordpress_logged_in_5c01', '__Secure-next-auth.session-token.0', 'authjs.session-token'],
  ...['appSession.1', 'sb-abcd-auth-token.0', '_oauth2_proxy_0', 'AWSELBAuthSessionCookie-0'],
  ...['KEYCLOAK_IDENTITY', 'MSISAuth', 'FedAuth', 'ESTSAUTHPERSISTENT', 'SID', 'HSID', 'SAPISID'],
  ...['__Secure-1PSID', 'user_session', 'jwt', 'accessToken', 'refresh_token', 'id_token', '_shibsession_6d'],
  ...['CF_Authorization', 'authelia_session', 'logged_in', 'sso', 'SAMLResponseState', 'auth'],
];
const analytics = [
  ...['_ga', '_ga_ABC123', '_gid', '_gcl_au', '_fbp', '_hjSessionUser_123', '_hjSession_123', '_clck'],
  ...['ajs_anonymous_id', 'amplitude_session', 'mp_0a1b_mixpanel', 'ph_phc_abc_posthog', '_pk_id.1.1fff'],
  ...['__utma', 'AMCV_ABC%40AdobeOrg', 'utag_main', '_dd_s', 'hubspotutk', 'ab.storage.sessionId.1a'],
  ...['optimizelyEndUserId', '_vwo_uuid', '_uetsid', 'cto_bundle'],
];
const consent = [
  ...['OptanonConsent', 'CookieConsent', 'didomi_token', 'euconsent-v2', 'usprivacy', 'cookieyes-consent'],
  ...['borlabs-cookie', 'cookie_notice_accepted', 'gdpr', 'FCCDCF', 'notice_preferences'],
];
const other = ['theme', 'cart', 'lang', 'recently_viewed', 'basket', 'asid', 'tokenized_prices', 'compass'];

it.each([
  ...signIns.map((name) => [name, 'sign-in']),
  ...analytics.map((name) => [name, 'analytics']),
  ...consent.map((name) => [name, 'consent']),
  ...other.map((name) => [name, 'other']),
])('%s is probably for: %s', (name, purpose) => {
  expect(purposeOf({ name, httpOnly: false })).toBe(purpose);
});

it.each(['uid', 'member', 'ticket', 'identity'])(
  '%s is taken for a sign-in where no script may read it',
  (name) => {
    expect(purposeOf({ name, httpOnly: true })).toBe('sign-in');
    expect(purposeOf({ name, httpOnly: false })).toBe('other');
  },
);
