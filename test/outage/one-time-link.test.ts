import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneTimeLink } from '../../src/outage/one-time-link.ts';
import { processorTimeOf } from '../support/processor-time.ts';

const hex = '3f9a1c5e7b2d4f6081a3c5e7092b4d6f';
const uuid = '550e8400-e29b-41d4-a716-446655440000';
const url64 = 'Xk3vQ9_tR2mWb7LzYp1cDs';
const jwt = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${url64}`;

describe('a one-time link', () => {
  it.each([
    ['OAuth 2', '/in?code=a&state=b'],
    ['OAuth 2 (Google)', '/in?code=4%2F0A&scope=openid'],
    ['OAuth 2 (RFC 9207)', '/in?code=a&iss=https%3A%2F%2Fid.example'],
    ['OAuth 2 (Entra ID, Keycloak)', '/in?code=a&session_state=b'],
    ['OAuth 2, pushed request', '/authorize?client_id=a&request_uri=urn%3Ab'],
    ['OAuth 2, device', '/device?user_code=WDJB-MJHT'],
    ['OAuth 1', '/in?oauth_token=a&oauth_verifier=b'],
    ['OpenID Connect', '/in?id_token=a'],
    ['OpenID Connect', '/in?access_token=a'],
    ['OpenID 2', '/in?openid.mode=id_res&openid.sig=a'],
    ['SAML', '/acs?SAMLResponse=a'],
    ['SAML', '/acs?SAMLart=a'],
    ['CAS', '/app?ticket=ST-1'],
    ['WS-Federation', '/in?wa=wsignin1.0&wresult=a'],
    ['Ory Hydra', '/login?login_challenge=a'],
    ['Devise', '/users/password/edit?reset_password_token=a'],
    ['Devise', '/users/confirmation?confirmation_token=a'],
    ['Devise', '/users/unlock?unlock_token=a'],
    ['Devise Invitable', '/users/invitation/accept?invitation_token=a'],
    ['Rails 8', `/passwords/${url64}--${hex}/edit`],
    ['Rails tutorial', `/account_activations/${url64}/edit?email=a%40b.example`],
    ['Sorcery', `/users/${url64}/activate`],
    ['Django', `/reset/MQ/cl5v2j-${hex}/`],
    ['Django allauth', '/accounts/confirm-email/MTI:1qXyZ8:8xK2pQvR3mWb7LzYp1cDs4Tn/'],
    ['Django allauth', `/accounts/password/reset/key/1-cl5v2j-${hex}/`],
    ['Django sesame', '/sesame/login/?sesame=zxSpkyXyZ'],
    ['Laravel', `/reset-password/${hex}${hex}?email=a%40b.example`],
    ['Laravel', `/email/verify/1/${hex}?expires=1&signature=b`],
    ['Laravel', '/unsubscribe/1?expires=1&signature=b'],
    ['Symfony', `/reset-password/reset/${url64}`],
    ['Symfony', '/login_check?user=a&expires=1&hash=b'],
    ['ASP.NET Core Identity', '/Identity/Account/ConfirmEmail?userId=1&code=Q2ZESjg'],
    ['ASP.NET Core Identity', `/Identity/Account/ResetPassword?code=${url64}`],
    ['Firebase', '/__/auth/action?mode=resetPassword&oobCode=a'],
    ['Auth0', '/lo/reset?ticket=a'],
    ['Clerk', '/accept?__clerk_ticket=a'],
    ['Supabase', '/auth/confirm?token_hash=a&type=email'],
    ['Supabase', `/auth/confirm?code=${uuid}`],
    ['NextAuth', '/api/auth/callback/email?token=a&email=b'],
    ['Keycloak', `/realms/a/login-actions/action-token?key=${jwt}`],
    ['Keycloak', '/realms/a/login-actions/authenticate?session_code=a&execution=b'],
    ['Okta', '/login/step-up?stateToken=a'],
    ['Cognito', '/confirmUser?client_id=a&user_name=b&confirmation_code=1'],
    ['WordPress', '/wp-login.php?action=rp&key=a&login=b'],
    ['WordPress', '/wp-login.php?action=rp'],
    ['WordPress', '/wp-login.php?action=confirmaction&confirm_key=a'],
    ['WooCommerce', '/checkout/order-received/12/?key=wc_order_Ab3'],
    ['Drupal', '/user/reset/1/1700000000/Xk3vQ9_tR2mWb7LzYp1cDs4Tn5vQ9_tR2mWb7LzYp1c/login'],
    ['MediaWiki', `/wiki/Special:ConfirmEmail/${hex}`],
    ['Magento', `/customer/account/confirm/?id=1&key=${hex}`],
    ['Gitea', `/user/activate?code=${hex}`],
    ['Discourse', `/session/email-login/${hex}`],
    ['Discourse', `/u/activate-account/${hex}`],
    ['Discourse', `/invites/${url64}`],
    ['Mastodon', '/auth/confirmation?confirmation_token=a'],
    ['Ghost', '/members/?token=a&action=signin'],
    ['Meteor', `/verify-email/${url64}-${url64}`],
    ['Shopify', `/account/activate/1/${hex}-1700000000`],
    ['Nextcloud', `/index.php/lostpassword/reset/form/${url64}/name`],
    ['Stripe', '/order/complete?session_id=cs_test_a1'],
    ['Stripe', '/done?payment_intent=pi_1&payment_intent_client_secret=b'],
    ['Stripe', '/done?setup_intent_client_secret=b'],
    ['PayPal', '/done?token=EC-1&PayerID=b'],
    ['PayPal', '/done?paymentId=PAY-1'],
    ['Adyen', '/done?redirectResult=a'],
    ['Amazon Pay', '/done?amazonCheckoutSessionId=a'],
    ['3-D Secure', '/done?PaRes=a'],
    ['Flutterwave', '/done?status=successful&tx_ref=a&transaction_id=1'],
    ['a session', '/order?checkout-session=a'],
    ['a payment', '/order?payment_id=1'],
    ['a ticket', '/in?ticketKey=a'],
    ['a one-time password', '/in?otp=123456'],
    ['a nonce', '/in?nonce=a'],
    ['a magic link', '/in?magic=a'],
    ['a magic link', '/in?magic_link_token=a'],
    ['a magic link', `/magic/${uuid}`],
    ['a magic link', `/login/${url64}`],
    ['an invitation', `/invite/${uuid}`],
    ['a token that consists of letters', `/invitations/accept-invite/${'qwrtypsdfghjklzxcvbnm'.repeat(3)}`],
    ['an unlock link', `/unlock/${hex}`],
    ['a link to a file name', `/account/verify.php?code=${hex}`],
    ['a JSON Web Token under any name', `/in?q=${jwt}`],
    ['a name in upper case', '/in?RESET-PASSWORD-TOKEN=a'],
    ['a name in camel case', '/in?resetPasswordToken=a'],
    ['a name in lower case', '/in?samlresponse=a'],
  ])('%s: %s', (_, path) => {
    expect(isOneTimeLink(`https://shop.example${path}`)).toBe(true);
  });
});

describe('an ordinary link', () => {
  it.each([
    '/',
    '/?page=2&sort=x',
    '/cart?code=SUMMER',
    '/?key=value',
    '/?login=name',
    '/?state=CA&zip_code=94107',
    '/?hash=a&user=b',
    '/?scope=all&iss=3',
    '/list?pageToken=CAUQAA',
    '/list?next_token=a',
    '/?token=',
    '/?sessions=2&payments=3',
    '/pay?payment_method=card',
    '/?utm_source=a&utm_campaign=spring-sale-2026&gclid=EAIaIQobChMI3f9a1c5e7b2d4f60',
    '/products/ab12',
    `/products/${hex}`,
    `/orders/${uuid}`,
    `/documents/${url64}/edit`,
    `/login?next=%2Forders%2F${uuid}`,
    `/login?return_to=${hex}`,
    '/docs/reset-password',
    '/docs/reset-password/troubleshooting-common-problems',
    '/docs/login/how-to-reset-your-password-in-2026',
    '/help/verify/HowToVerifyYourEmailAddress',
    '/help/activate/iphone15pro-256gb-unlocked',
    '/blog/how-we-confirm-your-order',
    `/news/how-to-verify-email-on-your-phone/${hex}`,
    `/presets/${hex}`,
    '/passwords/',
    '/invite/friends',
    '/reset/1234567890',
    '/login/%D0%BF%D0%BE%D0%BC%D0%BE%D1%89%D1%8C-%D0%BF%D0%BE-%D0%B2%D1%85%D0%BE%D0%B4%D1%83',
    '/verify/rechtsschutzversicherung',
    `/rails/active_storage/blobs/redirect/${url64}${url64}--${hex}/image.png`,
    `/#token=${hex}`,
    `/#/reset-password/${hex}`,
  ])('%s', (path) => {
    expect(isOneTimeLink(`https://shop.example${path}`)).toBe(false);
  });

  it.each(['', 'not a url', 'about:blank', `data:text/plain,/reset/${hex}`])(
    '%j is not a one-time link',
    (url) => {
      expect(isOneTimeLink(url)).toBe(false);
    },
  );
});

it('isOneTimeLink does not throw for any URL', () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom('%', '%zz', '/reset/', '?', '&', '=', 'token', hex, '%00', '\ud800'),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      expect(typeof isOneTimeLink(`https://shop.example/${parts.join('')}`)).toBe('boolean');
    }),
  );
});

// Guards against patterns that backtrack.
it.each([
  '/',
  '/reset',
  '/reset/email-email-email-email',
  '/reset-',
  '/a1',
  'a1-',
  'aA',
  '1',
  '%41',
  'confirmation',
  '?a=b&',
  '?resetpassword',
  'token-',
  'eyJ',
  '-',
  'session',
])('does not hang on a URL of 2 MB of %j', (unit) => {
  const url = `https://shop.example/reset/${unit.repeat(2_000_000 / unit.length)}`;
  expect(processorTimeOf(() => isOneTimeLink(url))).toBeLessThan(1_000);
});
