import { byName } from './by-name.ts';
import { byPage } from './by-page.ts';
import type { Gateway, Role } from './gateway.ts';

/** A firewall that its page shows. */
const firewall = (page: RegExp | string, role: Role = 'cdn'): Gateway => byPage(role, page, 'blocked');

/** Web application firewalls, most of them at the edge. */
export const firewalls = {
  sucuri: {
    role: 'cdn',
    server: ['sucuri'],
    ids: ['x-sucuri-id'],
    seen: [['x-sucuri-id'], ['x-sucuri-cache']],
    generated: [
      { if: [['x-sucuri-block']], cause: 'blocked' },
      // What it relays has passed its cache.
      {
        if: [['x-sucuri-id'], ['x-sucuri-cache', false], [':status', /^403$/]],
        cause: 'blocked',
        ambiguous: true,
      },
      { if: [[':markup', 'sucuri_cloudproxy_js']], cause: 'bot-check' },
      {
        // Its white label for web hosts loads the same styles.
        if: [
          [':title', /- Access Denied$/],
          [':markup', 'cdn.sucuri.net/'],
        ],
        cause: 'blocked',
      },
      {
        if: [[':text', /(?:Sucuri|GoDaddy) Website Firewall|Sucuri CloudProxy/i]],
        cause: [
          [/Denied|Block|GoDaddy/, 'blocked'],
          [/timeout/i, 'origin-too-slow'],
          [/./, 'origin-unreachable'],
        ],
      },
      { if: [[':title', /^Sucuri Website Firewall/i]] },
    ],
  },
  imperva: {
    role: 'cdn',
    ids: ['x-iinfo'],
    seen: [['x-iinfo'], ['x-cdn', /^(?:Imperva|Incapsula)/], ['set-cookie', /\b(?:visid_incap_|incap_ses_)/]],
    generated: [
      {
        if: [[':text', /proxy failed to connect to the web server|\bError code 8\b/]],
        cause: 'origin-unreachable',
      },
      {
        // 8, 20, 30 and 32: no connection to the origin; 15 and 16: a rule of the site.
        if: [
          [
            ':markup',
            /_incapsula_resource\?[cs]wudnsai|incident id is: (?:n\/a|\d{19})|"incidentid"|incapsula incident id|_incapsula_resource.{9,200}>request uns|(?:powered|accelerated) by i(?:ncapsula|mperva)/,
          ],
        ],
        cause: [
          [/\bedet=(?:8|20|3[02])\b/, 'origin-unreachable'],
          // No site of Imperva's has the requested host name.
          [/\bedet=9\b/, 'misconfigured', 'edge'],
          [/\bedet=(?!1[56]\b)|accel/, 'bot-check'],
          [/./, 'blocked'],
        ],
      },
      {
        if: [[':text', /^Pardon Our Int|made us think (?:that )?you were a bot/]],
        cause: 'bot-check',
      },
      { if: [[':title', /^Pardon Our Interruption/]], cause: 'bot-check' },
      {
        if: [[':text', /\bIncident ID: ?\d+-\d+/i]],
        cause: 'blocked',
        ambiguous: true,
      },
      // Refused before it was forwarded, for the same number as above.
      {
        if: [['x-iinfo', /\br\(-?\d+ -1\) B/]],
        cause: [
          [/B1[56]\(/, 'blocked'],
          [/B1\d/, 'bot-check'],
        ],
      },
      // Pages that are let through have the same script, at the end.
      { if: [[':markup', /noindex, ?nofollow".{0,100}_incapsula_resource/s]], cause: 'bot-check' },
    ],
  },
  stackpath: {
    role: 'cdn',
    server: ['stackpath'],
    seen: [['x-hw', /^\d+\./]],
    generated: [{ if: [[':markup', /<title>stackpath\b|triggered the service and/]], cause: 'blocked' }],
  },
  'ddos-guard': {
    role: 'cdn',
    server: ['ddos-guard'],
    seen: [['set-cookie', /\b__ddg\w+=/]],
    generated: [
      {
        if: [
          [':title', /^DDOS-GUARD/i],
          [':status', /^(?:403|503)$/],
        ],
        cause: 'bot-check',
      },
      { if: [[':title', /^DDOS-GUARD/i]] },
      {
        if: [[':markup', /\/\.well-known\/ddos-guard\/|^checking your browser.{0,200}ddos-guard/]],
        cause: 'bot-check',
      },
    ],
  },
  qrator: {
    role: 'cdn',
    server: ['qrator'],
    generated: [
      { if: [[':markup', '/__qrator/']], cause: 'bot-check' },
      { if: [[':server'], [':status', /^4[02][39]$/]], ambiguous: true },
    ],
  },
  'knownsec-jiasule': {
    role: 'cdn',
    server: ['jiasule-waf', 'jsl'],
    seen: [['set-cookie', /\b__(?:jsluid|jsl_clearance|cdnuid)_?\w?=/]],
    generated: [
      // Its check sets a cookie by script and has this status.
      { if: [[':status', /^521$/], [':seen']], cause: 'bot-check' },
      {
        if: [[':markup', /notice-jiasule|365cyd\.com|ks-waf-error|疑似黑客攻击|\d\/[\da-f]{7} \[\d+\]/]],
        cause: 'blocked',
      },
    ],
  },
  'alibaba-waf': {
    role: 'cdn',
    seen: [['set-cookie', /\bacw_tc=/]],
    generated: [
      {
        if: [
          [
            ':markup',
            /errors\.aliyun|rgv587|>滑动验证|<script>\s{0,9}var arg1=|\/sd-base\/|_____tmd_____|acw_sc__v|potential threats to|对网站造成安全/,
          ],
        ],
        cause: [
          [/_____tmd_____|acw_sc__v|var arg1=|rgv|滑/, 'bot-check'],
          [/./, 'blocked'],
        ],
      },
      { if: [[':status', /^405$/], [':seen']], cause: 'blocked', ambiguous: true },
    ],
  },
  'tencent-waf': firewall(/waf\.tencent|您提交的请求可能/),
  stormwall: byPage('cdn', '//static.stormwall.'),
  indusguard: firewall('is secured against online attacks'),
  '360-wangzhan': byPage('cdn', /\/wzws-waf-cgi\//, 'bot-check'),
  // Its pages for checks, refusals and failed backends are alike.
  safeline: byPage('proxy', /["'=]\/\.safeline\/|by .{0,20}safeline|雷池|<!-- event_id: /),
  // Link11's.
  reblaze: { ...byName('reblaze'), server: ['rhino-core-shield', 'reblaze'] },
  fortiweb: firewall(/\battack id: ?\d{8}\b/, 'proxy'),
  siteguard: firewall(/powered by siteguard/, 'proxy'),
  'huawei-waf': {
    role: 'cdn',
    server: ['cloudwaf', 'huaweicloudwaf'],
    seen: [['set-cookie', /\bHWWAFSESID=/]],
    generated: [
      { if: [[':status', /^418$/], [':seen']], cause: 'blocked' },
      { if: [[':markup', '请求疑似攻击']], cause: 'blocked' },
    ],
  },
  'wds-waf': byName('wds'),
  wallarm: firewall('identified as a malicious one', 'proxy'),
  naxsi: byName('naxsi', 'proxy'),
  webknight: byName('webknight', 'proxy'),
} as const satisfies Record<string, Gateway>;
