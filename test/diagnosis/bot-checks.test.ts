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
];

it.each(samples)('%s', (_, generatedBy, cause, { status, headers, body }) => {
  const diagnosis = diagnosed({ status, headers: { ...html, ...headers }, ...(body && { body }) });
  expect(diagnosis).toMatchObject({ generatedBy, cause });
  if (diagnosis.fault === 'none') expect(diagnosis.retry).toBe('never');
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
];

it.each(passed)('%s did not refuse a response that it let through', (_, { status, headers, body }) => {
  const { cause, fault } = diagnosed({ status, headers: { ...html, ...headers }, ...(body && { body }) });
  expect(fault).not.toBe('none');
  expect(cause).not.toBe('bot-check');
});
