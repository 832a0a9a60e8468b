import { parseWebUrl } from '../navigation/url.ts';

/** How much of a URL is inspected, in characters. */
const maxUrl = 8_192;

/**
 * Query parameters that together identify a one-time link, each row with what generates them. Names match regardless of
 * case and separators; `name=value` matches only that value.
 */
const parameters: readonly (readonly string[])[] = [
  ['code', 'state'], // OAuth 2.0 (RFC 6749, 4.1.2)
  ['code', 'scope'], // OAuth 2.0 as Google answers
  ['code', 'iss'], // OAuth 2.0 (RFC 9207)
  ['code', 'session_state'], // OpenID Connect Session Management: Entra ID, Keycloak
  ['client_id', 'request_uri'], // OAuth 2.0 (RFC 9126)
  ['user_code'], // OAuth 2.0 (RFC 8628, 3.3.1)
  ['oauth_verifier'], // OAuth 1.0 (RFC 5849, 2.2)
  ['id_token'], // OpenID Connect Core, 3.2.2.5
  ['access_token'], // OAuth 2.0 (RFC 6749, 4.2.2)
  ['refresh_token'], // OAuth 2.0 (RFC 6749, 1.5)
  ['SAMLRequest'], // SAML 2.0 Bindings, 3.4
  ['SAMLResponse'], // SAML 2.0 Bindings, 3.4
  ['SAMLart'], // SAML 2.0 Bindings, 3.6
  ['ticket'], // CAS 3.0, 2.2.4; Auth0's links to change a password
  ['wresult'], // WS-Federation 1.2, 13.2
  ['openid.sig'], // OpenID Authentication 2.0, 10.1
  ['token'], // NextAuth, Ghost, PayPal and most others
  ['token_hash'], // Supabase
  ['oobCode'], // Firebase
  ['stateToken'], // Okta
  ['__clerk_ticket'], // Clerk
  ['__clerk_handshake'], // Clerk
  ['login_challenge'], // Ory Hydra
  ['consent_challenge'], // Ory Hydra
  ['logout_challenge'], // Ory Hydra
  ['session_code'], // Keycloak's login actions
  ['key', 'client_id', 'tab_id'], // Keycloak's action tokens
  ['userId', 'code'], // ASP.NET Core Identity
  ['changePasswordId'], // FusionAuth
  ['verificationId'], // FusionAuth
  ['sesame'], // django-sesame
  ['expires', 'signature'], // Laravel's and Symfony's signed routes
  ['user', 'expires', 'hash'], // Symfony's login links
  ['key', 'login'], // WordPress: a new password
  ['action=rp'], // WordPress: a new password, its key in a cookie
  ['action=resetpass'], // WordPress
  ['confirm_key'], // WordPress: privacy requests
  ['mode=activate', 'k'], // phpBB
  ['action=activate', 'code'], // MyBB
  ['jwt'], // Zendesk and others (RFC 7519)
  ['otp'], // one-time passwords (RFC 4226, RFC 6238)
  ['nonce'], // OpenID Connect Core, 3.1.2.1; forms of many frameworks
  ['magic'], // links for signing in without a password (Magic and others)
  ['_wpnonce'], // WordPress: actions of a signed-in user
  ['payment_intent_client_secret'], // Stripe
  ['setup_intent'], // Stripe
  ['setup_intent_client_secret'], // Stripe
  ['PayerID'], // PayPal
  ['ba_token'], // PayPal's billing agreements
  ['redirectResult'], // Adyen
  ['PaRes'], // 3-D Secure 1
  ['cres'], // 3-D Secure 2
  ['tx_ref', 'transaction_id'], // Flutterwave
  ['transactionId', 'checkoutId'], // Square
].map((names) => names.map(plain));

/** Token names composed of their purpose, in any framework, such as Devise's `reset_password_token`. */
const tokenName =
  /(?:reset|confirm|confirmation|verify|verification|activate|activation|invite|invitation|magic|login|signin|sso|auth|email|password|unlock|onetime)(?:password|email|account|link)?(?:token|key|code)$/;

/** Names of parameters with which a repeated request could complete an order twice, or find a ticket already used. */
const purchaseName =
  /(?:session|sessid|payment|ticket)(?:id|token|key|code|ref|reference|number|secret|intent|intentid)?$/;

/** Values that are tokens under any name: JSON Web Tokens (RFC 7519), WooCommerce order keys, Stripe sessions. */
const tokenValue = /^(?:eyJ[\w-]{8,}\.[\w-]*\.[\w-]|wc_order_|cs_(?:test|live)_)/;

/** Names of parameters that hold a token if a segment of the path passes `isAction`. */
const secretName = /^(?:code|key|hash|secret|[ckt])$/;

const actions =
  'reset|confirm|confirmation|verify|verification|validate|validation|activate|activation|invite|invitation|accept|magic|log-?in|sign-?in|unlock|recover|recovery|password|enroll|one-?time';
const others =
  'e-?mail|account|user|link|token|key|code|form|do|new|set|change|update|create|forgot|lost|address|special|complete';
const phrase = new RegExp(`^(?:(?:${actions}|${others})s?[-_.:]?)+$`, 'i');
const action = new RegExp(actions, 'i');

/**
 * Returns whether the URL is probably a one-time link (sign-in, confirmation, payment), so that requesting it again
 * could use it up or act twice. The fragment is never sent and is ignored. Takes time linear in the length of the URL.
 */
export function isOneTimeLink(url: string): boolean {
  const start = url.slice(0, maxUrl);
  const parsed = parseWebUrl(start);
  if (!parsed) return false;
  const { searchParams, pathname } = parsed;
  const path = pathname.split('/').slice(1).map(decoded);
  const given = [...searchParams].filter(([, value]) => value !== '');
  return hasTokenIn(path) || hasOneTimeParameter(given, path.some(isAction));
}

function hasOneTimeParameter(given: readonly (readonly [string, string])[], underAction: boolean): boolean {
  const names = new Set<string>();
  for (const [name, value] of given) {
    const bare = plain(name);
    if (tokenName.test(bare) || purchaseName.test(bare) || tokenValue.test(value)) return true;
    if (underAction && secretName.test(bare) && isToken(value)) return true;
    names.add(bare).add(plain(`${name}=${value}`));
  }
  return parameters.some((row) => row.every((name) => names.has(name)));
}

/** Returns the name without case and separators, so that `Reset-Password_Token` equals `resetPasswordToken`. */
function plain(name: string): string {
  return name.slice(0, 80).toLowerCase().replace(/[-_.]/g, '');
}

/**
 * Returns whether the path contains a token near the name of an action: up to three segments after it, because Django
 * puts a user in between and Drupal a user and a time, or directly before it (Sorcery).
 */
function hasTokenIn(path: readonly string[]): boolean {
  return path.some((segment, index) => {
    if (!isToken(segment)) return false;
    const between = path.slice(Math.max(0, index - 3), index).reverse();
    const nearest = between.findIndex(isAction);
    const isBehind = nearest >= 0 && between.slice(0, nearest).every(({ length }) => length <= 12);
    return isBehind || /^(?:activate|confirm|verify|accept|unlock)$/i.test(path[index + 1] ?? '');
  });
}

/**
 * Returns whether the segment is just the name of such an action, unlike the title of an article about it.
 */
function isAction(segment: string): boolean {
  const name = segment.replace(/\.(?:php|aspx?|jsp|html?)$/i, '');
  return name.length <= 40 && phrase.test(name) && action.test(name);
}

/**
 * Returns whether the text is at least 16 characters of base64url or hexadecimal that, unlike a slug's, do not form
 * words.
 */
function isToken(text: string): boolean {
  if (text.length < 16 || !/^[\w.:=~+-]+$/.test(text)) return false;
  if (/^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text)) return true;
  let random = 0;
  for (const part of text.split(/[-_.:=~+]/)) if (isRandom(part)) random += part.length;
  return random * 2 >= text.length;
}

function isRandom(part: string): boolean {
  const numbers = part.match(/\d+/g) ?? [];
  const capitals = part.match(/[A-Z]/g)?.length ?? 0;
  return (
    part.length >= 32 ||
    numbers.length > 1 ||
    numbers.some(({ length }) => length > 8) ||
    (/[a-z]/.test(part) && capitals * 3 > part.length)
  );
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
