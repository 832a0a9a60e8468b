import { expect, it } from 'vitest';
import type { Cause } from '../../src/diagnosis/causes.ts';
import { diagnosed } from './responses.ts';

const html = { 'content-type': 'text/html' };

interface Sample {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const incapsula = (edet: number) =>
  `<iframe src="/_Incapsula_Resource?SWUDNSAI=31&edet=${edet}&cinfo=0">Request unsuccessful. Incapsula incident ID: 1-2</iframe>`;

const samples: readonly (readonly [string, string, Cause, Sample])[] = [
  [
    'DataDome, by its page',
    'datadome',
    'bot-check',
    { status: 403, body: '<script src="https://ct.captcha-delivery.com/c.js"></script>' },
  ],
  ['DataDome, by Server', 'datadome', 'bot-check', { status: 403, headers: { server: 'DataDome' } }],
  ['HUMAN', 'perimeterx', 'bot-check', { status: 403, body: '<div id="px-captcha"></div>' }],
  [
    'HUMAN, by its title',
    'perimeterx',
    'bot-check',
    { status: 403, body: '<title>Access to this page has been denied.</title>' },
  ],
  [
    'Kasada',
    'kasada',
    'bot-check',
    { status: 429, body: '<script>window.KPSDK={};</script><script src="/149e9513/ips.js"></script>' },
  ],
  ['Kasada, without a page', 'kasada', 'bot-check', { status: 429, headers: { 'x-kpsdk-ct': '0a1b' } }],
  ['AWS WAF', 'aws-waf', 'bot-check', { status: 405, headers: { 'x-amzn-waf-action': 'captcha' } }],
  ['Anubis', 'anubis', 'bot-check', { status: 200, body: '<script id="anubis_challenge">{}</script>' }],
  [
    'Google',
    'google-sorry',
    'bot-check',
    {
      status: 429,
      body: '<p>Bitte beweisen Sie, dass Sie kein Robot sind. IP-Adresse: 203.0.113.7 Zeit: 2026-05-21T05:19:39Z URL: https://www.google.com/search?q=a</p>',
    },
  ],
  [
    'Google, by its address',
    'google-sorry',
    'bot-check',
    {
      status: 302,
      headers: { location: 'https://www.google.com/sorry/index?continue=https://www.google.com/' },
    },
  ],
  [
    'Akamai Bot Manager',
    'akamai',
    'bot-check',
    {
      status: 428,
      body: '<div id="sec-if-cpt-container"></div><script src="/_sec/cp_challenge/ak.js"></script>',
    },
  ],
  [
    'Cloudflare in another language',
    'cloudflare',
    'bot-check',
    { status: 403, body: '<title>Nur einen Moment…</title><script>window._cf_chl_opt={}</script>' },
  ],
  ['Imperva, a check', 'imperva', 'bot-check', { status: 403, body: incapsula(12) }],
  ['Imperva, a rule', 'imperva', 'blocked', { status: 403, body: incapsula(15) }],
  ['Imperva, no connection', 'imperva', 'origin-unreachable', { status: 503, body: incapsula(20) }],
  ['Imperva, an unknown host name', 'imperva', 'misconfigured', { status: 503, body: incapsula(9) }],
  [
    'F5, translated',
    'f5-bigip',
    'blocked',
    { status: 200, body: '<p>Votre support ID est : 18299292576537701275</p>' },
  ],
  [
    'Knownsec, with the status of its check',
    'knownsec-jiasule',
    'bot-check',
    { status: 521, headers: { 'set-cookie': '__jsluid_s=0a1b; max-age=31536000' } },
  ],
  [
    'Alibaba Cloud WAF',
    'alibaba-waf',
    'blocked',
    { status: 405, body: '<style>a{background:url(https://errors.aliyun.com/images/a.png)}</style>' },
  ],
  [
    'Alibaba Cloud WAF, by its words',
    'alibaba-waf',
    'blocked',
    { status: 405, body: '<p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p>' },
  ],
  [
    'Fastly',
    'fastly',
    'bot-check',
    {
      status: 200,
      body: '<title>Client Challenge</title><link href="/_fs-ch-1T1wmsGaOgGaSxcX/assets/a.css">',
    },
  ],
  ['Azure', 'azure-front-door', 'bot-check', { status: 403, body: '<title>Azure WAF</title>' }],
  ['Vercel', 'vercel', 'bot-check', { status: 403, body: '<title>Vercel Security Checkpoint</title>' }],
  [
    'LiteSpeed',
    'litespeed',
    'bot-check',
    { status: 200, body: '<form id="lsrecaptcha-form" action="/.lsrecap/recaptcha?"></form>' },
  ],
  [
    'NetScaler',
    'netscaler',
    'blocked',
    { status: 200, body: '<title>Application Firewall Block Page</title><p>AppFW Session ID: a</p>' },
  ],
  ['CrowdSec', 'crowdsec', 'blocked', { status: 403, body: '<title>CrowdSec Ban</title>' }],
  ['Huawei Cloud WAF', 'huawei-waf', 'blocked', { status: 418, headers: { server: 'CloudWAF' } }],
  ['Tencent EdgeOne', 'tencent-edgeone', 'blocked', { status: 567, headers: { server: 'TencentEdgeOne' } }],
  [
    'Sucuri for a web host',
    'sucuri',
    'blocked',
    {
      status: 403,
      body: '<link href="https://cdn.sucuri.net/css/a.css"><title>GoDaddy Security - Access Denied</title>',
    },
  ],
  ['Bunny', 'bunny', 'no-site', { status: 403, body: 'Domain suspended or not configured' }],
  [
    'Wangsu',
    'wangsu',
    'blocked',
    {
      status: 403,
      headers: { 'x-via': '1.0 a:5 (Cdn Cache Server V2.0)', 'x-cache-error': 'ERR_ACCESS_DENIED 0' },
    },
  ],
  [
    'ModSecurity for IIS',
    'modsecurity',
    'blocked',
    { status: 403, body: '<h2>HTTP Error 403.0 - ModSecurity Action</h2>' },
  ],
  [
    'ModSecurity',
    'modsecurity',
    'blocked',
    { status: 406, body: '<p>This error was generated by Mod_Security.</p>' },
  ],
  [
    'Wordfence',
    'origin',
    'blocked',
    { status: 503, body: '<p>Blocked.</p><p>Generated by Wordfence at 1</p>' },
  ],
  [
    'Cloudflare, as text',
    'cloudflare',
    'bot-check',
    {
      status: 403,
      body: 'example.com Verify you are human by completing the action below. example.com needs to review the security of your connection before proceeding. Ray ID: 8c',
    },
  ],
  [
    'Cloudflare, without scripts',
    'cloudflare',
    'bot-check',
    { status: 403, body: 'Just a moment... Enable JavaScript and cookies to continue' },
  ],
  [
    'Cloudflare until 2023',
    'cloudflare',
    'bot-check',
    {
      status: 503,
      body: 'Checking your browser before accessing example.com. Please allow up to 5 seconds… DDoS protection by Cloudflare Ray ID: 5a',
    },
  ],
  [
    'Cloudflare, a newer text',
    'cloudflare',
    'bot-check',
    {
      status: 403,
      body: 'example.com Performing security verification This page is displayed while the website verifies you are not a bot. Performance & Security by Cloudflare',
    },
  ],
  [
    'Cloudflare, a rule, as text',
    'cloudflare',
    'blocked',
    { status: 403, body: 'Sorry, you have been blocked You are unable to access shop.example' },
  ],
  [
    'DataDome, in JSON',
    'datadome',
    'bot-check',
    {
      status: 403,
      headers: { 'content-type': 'application/json' },
      body: '{"url":"https://geo.captcha-delivery.com/captcha/?initialCid=A"}',
    },
  ],
  ['DataDome, by a header', 'datadome', 'bot-check', { status: 403, headers: { 'x-dd-b': '1' } }],
  [
    'DataDome, as text',
    'datadome',
    'bot-check',
    { status: 403, body: 'Please enable JS and disable any ad blocker' },
  ],
  [
    'HUMAN, in JSON',
    'perimeterx',
    'bot-check',
    { status: 403, body: '{"appId":"PX1","jsClientSrc":"/1/init.js","firstPartyEnabled":true}' },
  ],
  [
    'HUMAN, as text',
    'perimeterx',
    'bot-check',
    {
      status: 403,
      body: 'Before we continue... Press & Hold to confirm you are a human (and not a bot). Reference ID 1',
    },
  ],
  [
    'HUMAN until 2020',
    'perimeterx',
    'bot-check',
    {
      status: 403,
      body: 'Please verify you are a human Access to this page has been denied because we believe you are using automation tools to browse the website.',
    },
  ],
  [
    'Anubis, by its styles',
    'anubis',
    'bot-check',
    { status: 200, body: '<link rel="stylesheet" href="/.within.website/x/xess/xess.min.css"><p>…</p>' },
  ],
  [
    'Anubis, as text',
    'anubis',
    'bot-check',
    { status: 200, body: "Making sure you're not a bot! Loading... Protected by Anubis From Techaro." },
  ],
  [
    'F5, without scripts',
    'f5-bigip',
    'bot-check',
    {
      status: 200,
      body: 'Please enable JavaScript to view the page content. Your support ID is: 1234567890123456789.',
    },
  ],
  [
    'Google, without an address',
    'google-sorry',
    'bot-check',
    {
      status: 429,
      body: '<title>Sorry...</title><b>... but your computer or network may be sending automated queries.</b>',
    },
  ],
  [
    'Fastly, as text',
    'fastly',
    'bot-check',
    { status: 200, body: 'Client Challenge A required part of this site couldn’t load.' },
  ],
  [
    'Bunny Shield',
    'bunny',
    'bot-check',
    { status: 403, body: '<script src="/.bunny-shield/assets/shield-challenge.js"></script><p>…</p>' },
  ],
  [
    'Tencent EdgeOne, its page',
    'tencent-edgeone',
    'blocked',
    {
      status: 567,
      body: '<p>访问受限</p><p>您的请求已被该站点的安全策略拦截。</p><p>由 Tencent Cloud EdgeOne 提供防护</p>',
    },
  ],
  [
    'DataDome, by its cookie',
    'datadome',
    'bot-check',
    { status: 403, headers: { 'set-cookie': 'datadome=0a1b; Max-Age=31536000' } },
  ],
  [
    'HUMAN, by its app',
    'perimeterx',
    'bot-check',
    { status: 403, body: '{"action":"captcha","appId":"PX1"}' },
  ],
  [
    'HUMAN, by its script',
    'perimeterx',
    'bot-check',
    { status: 403, body: '<script src="//captcha.px-cdn.net/PX1/captcha.js"></script><p>…</p>' },
  ],
  [
    'HUMAN, with a button',
    'perimeterx',
    'bot-check',
    { status: 412, body: '<p>Activate and hold the button to confirm that you’re human.</p>' },
  ],
  [
    'AWS WAF, a challenge',
    'aws-waf',
    'bot-check',
    { status: 202, body: '<script>window.gokuProps={}</script>' },
  ],
  [
    'AWS WAF, without scripts',
    'aws-waf',
    'bot-check',
    {
      status: 202,
      body: "JavaScript is disabled In order to continue, we need to verify that you're not a robot. This requires JavaScript.",
    },
  ],
  [
    'Anubis, by its title',
    'anubis',
    'bot-check',
    { status: 200, body: '<title>Making sure you&#39;re not a bot!</title><p>…</p>' },
  ],
  [
    'Anubis in another language',
    'anubis',
    'bot-check',
    { status: 200, body: '<p>Geschützt durch <a href="#">Anubis</a> von <a href="#">Techaro</a></p>' },
  ],
  [
    'Cerberus, with the words of Anubis',
    'cerberus',
    'bot-check',
    { status: 403, body: "<title>Cerberus Challenge</title><h1>Making sure you're not a bot!</h1>" },
  ],
  ['go-away', 'go-away', 'bot-check', { status: 418, body: '<p>Protected by go-away</p>' }],
  ['Radware', 'radware', 'bot-check', { status: 200, body: '<title>Radware Captcha Page</title><p>…</p>' }],
  [
    'Radware AppWall',
    'radware',
    'blocked',
    { status: 403, body: '<h1>Unauthorized Activity Has Been Detected</h1>' },
  ],
  [
    'BitNinja',
    'bitninja',
    'bot-check',
    { status: 403, body: '<title>Visitor anti-robot validation</title><p>…</p>' },
  ],
  [
    'Imunify360, its splash screen',
    'imunify360',
    'bot-check',
    { status: 200, body: '<h1>Please wait while your request is being verified...</h1>' },
  ],
  [
    'Imunify360, by Server',
    'imunify360',
    'bot-check',
    { status: 403, headers: { server: 'imunify360-webshield/1.21' } },
  ],
  [
    'Wordfence, a country',
    'origin',
    'blocked',
    {
      status: 503,
      body: '<h1>Your access to this site has been limited by the site owner</h1><p>Access from your area has been temporarily limited</p>',
    },
  ],
  [
    'Wordfence, a rate',
    'origin',
    'rate-limited',
    {
      status: 503,
      body: '<p>Exceeded the maximum number of page requests per minute for humans.</p><p>Generated by Wordfence</p>',
    },
  ],
  ['Wordfence in another language', 'origin', 'blocked', { status: 503, body: 'Généré par Wordfence' }],
  [
    'ModSecurity, its error document',
    'modsecurity',
    'blocked',
    { status: 406, body: '<h1>Not Acceptable!</h1><p>An appropriate representation could not be found</p>' },
  ],
  [
    'Sucuri before 2018',
    'sucuri',
    'blocked',
    { status: 403, body: '<h1>Sucuri CloudProxy - Access Denied</h1>' },
  ],
  [
    'Imperva, by its header',
    'imperva',
    'bot-check',
    { status: 200, headers: { 'x-iinfo': '7-3-0 0NNN RT(16 0) q(0 -1 -1 -1) r(0 -1) B10(4,314,0) U5' } },
  ],
  [
    'Imperva, a rule, by its header',
    'imperva',
    'blocked',
    { status: 403, headers: { 'x-iinfo': '7-4-0 PNNN RT(16 0) q(0 0 0 0) r(0 -1) B15(3,50,0) U6' } },
  ],
  [
    'Imperva, as text',
    'imperva',
    'bot-check',
    { status: 405, body: 'Something about your browser made us think that you were a bot.' },
  ],
  [
    'Imperva, another number of its page',
    'imperva',
    'bot-check',
    { status: 403, body: '<iframe src="/_Incapsula_Resource?CWUDNSAI=18&edet=12"></iframe><p>…</p>' },
  ],
  [
    'Imperva SecureSphere',
    'imperva',
    'blocked',
    {
      status: 403,
      body: 'Contact support for additional information. The incident ID is: 1234567890123456789.',
    },
  ],
  [
    'StackPath, as text',
    'stackpath',
    'blocked',
    { status: 403, body: 'You performed an action that triggered the service and blocked your request' },
  ],
  [
    'DDoS-Guard, as text',
    'ddos-guard',
    'bot-check',
    { status: 403, body: 'Checking your browser before accessing example.com DDoS-Guard' },
  ],
  [
    'Knownsec, by its words',
    'knownsec-jiasule',
    'blocked',
    { status: 405, body: '<p>当前访问因疑似黑客攻击，已被拦截。</p>' },
  ],
  [
    'Knownsec, without its name',
    'knownsec-jiasule',
    'blocked',
    { status: 403, body: '<h1>HTTP Error 403</h1><p> 203.0.113.7/aca7543 [70000] </p>' },
  ],
  [
    'Alibaba Cloud WAF, the start of its check',
    'alibaba-waf',
    'bot-check',
    { status: 200, body: "<html><script>\nvar arg1='5E6C9B';</script><p>…</p></html>" },
  ],
  [
    'Tencent Cloud WAF',
    'tencent-waf',
    'blocked',
    { status: 403, body: '<p>很抱歉，您提交的请求可能对网站造成威胁</p>' },
  ],
  [
    'Huawei Cloud WAF, its page',
    'huawei-waf',
    'blocked',
    { status: 418, body: '<p>您的请求疑似攻击行为！</p>' },
  ],
  [
    'Chaitin SafeLine',
    'safeline',
    'blocked',
    { status: 403, body: '<p>…</p><!-- event_id: 0123456789abcdef0123456789abcdef -->' },
  ],
  [
    'Baidu Yunjiasu',
    'baidu-yunjiasu',
    'blocked',
    { status: 403, body: '<title>安全检查! | 百度云加速</title><p>…</p>' },
  ],
  [
    'Tencent EdgeOne Pages',
    'tencent-edgeone',
    'blocked',
    { status: 567, headers: { server: 'edgeone-pages' } },
  ],
  [
    'Cloudflare, a country',
    'cloudflare',
    'blocked',
    {
      status: 403,
      body: 'The owner of this website (shop.example) has banned the country your IP address is in',
    },
  ],
  [
    'Cloudflare, a rate',
    'cloudflare',
    'rate-limited',
    {
      status: 429,
      body: 'The owner of this website has banned you temporarily from accessing this website.',
    },
  ],
  [
    'Cloudflare, a CAPTCHA',
    'cloudflare',
    'bot-check',
    {
      status: 403,
      body: 'Please enable cookies. One more step Please complete the security check to access shop.example',
    },
  ],
  [
    'Cloudflare, an older check without its name',
    'cloudflare',
    'bot-check',
    {
      status: 503,
      body: 'Checking your browser before accessing shop.example. This process is automatic. Please allow up to 5 seconds…',
    },
  ],
  [
    'Cloudflare, translated text',
    'cloudflare',
    'blocked',
    { status: 403, body: 'Lo sentimos, ha sido bloqueado Ray ID: 8c Rendimiento y seguridad de Cloudflare' },
  ],
];

it.each(samples)('%s', (_, generatedBy, cause, { status, headers, body }) => {
  const diagnosis = diagnosed({ status, headers: { ...html, ...headers }, ...(body && { body }) });
  expect(diagnosis).toMatchObject({ generatedBy, cause });
  const retry = cause === 'rate-limited' ? 'ask' : 'never';
  if (diagnosis.fault === 'none') expect(diagnosis.retry).toBe(retry);
});

/** Responses that a check let through: they carry its headers, cookies or scripts. */
const passed: readonly (readonly [string, Sample])[] = [
  ['DataDome', { status: 503, headers: { 'x-datadome': 'protected', server: 'nginx' } }],
  ['HUMAN', { status: 503, body: "<script>window._pxAppId='PX1'</script><p>We are sorry.</p>" }],
  [
    'Imperva',
    { status: 503, body: '<p>We are sorry.</p><script src="/_Incapsula_Resource?SWJIYLWA=1"></script>' },
  ],
  ['Alibaba Cloud WAF', { status: 503, headers: { 'set-cookie': 'acw_tc=0a1b' } }],
  ['Knownsec', { status: 503, headers: { 'set-cookie': '__jsluid_s=0a1b' } }],
  ['Huawei Cloud WAF', { status: 503, headers: { server: 'CloudWAF' } }],
  ['DataDome, with its cookie', { status: 500, headers: { 'set-cookie': 'datadome=0a1b' } }],
  [
    'Imperva, by its header',
    { status: 503, headers: { 'x-iinfo': '7-4-5 2NNN RT(16 0) q(0 0 0 0) r(9 9) U6' } },
  ],
  [
    'HUMAN, which a CAPTCHA of the site is not',
    { status: 503, body: '<img src="/captcha.php"><p>Sorry</p>' },
  ],
  ['HUMAN, which a manual is not', { status: 503, body: '<p>To restart, press and hold the button.</p>' }],
  ['Link11', { status: 503, headers: { server: 'rhino-core-shield' } }],
  [
    'AWS WAF',
    { status: 503, body: '<script src="https://a.token.awswaf.com/challenge.js"></script><p>Sorry</p>' },
  ],
];

it.each(passed)('%s did not refuse a response that it let through', (_, { status, headers, body }) => {
  const { cause, fault } = diagnosed({ status, headers: { ...html, ...headers }, ...(body && { body }) });
  expect(fault).not.toBe('none');
  expect(cause).not.toBe('bot-check');
});
