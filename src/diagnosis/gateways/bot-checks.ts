import { byName } from './by-name.ts';
import { byPage } from './by-page.ts';
import type { Gateway, Role } from './gateway.ts';

/** A check that its page shows. */
const check = (page: RegExp | string, role: Role = 'cdn'): Gateway => byPage(role, page, 'bot-check');

/**
 * Checks for bots and abuse. Pages that a check lets through load its scripts too, so a rule needs something that only
 * the check's own page contains.
 */
export const botChecks = {
  datadome: {
    role: 'cdn',
    server: ['datadome'],
    seen: [['x-datadome'], ['x-datadome-cid'], ['set-cookie', /^datadome=/]],
    generated: [
      {
        if: [[':markup', /(?:geo|ct)\.captcha-delivery\.com|enable js and disable any ad|rapid taps or cl/]],
        cause: 'bot-check',
      },
      { if: [['x-dd-b'], [':status', /^4/]], cause: 'bot-check' },
      { if: [['x-datadome-cid'], [':status', /^4/]], cause: 'bot-check' },
      // Responses of the site keep the site's own Server.
      { if: [[':server'], [':status', /^4/]], cause: 'bot-check' },
      { if: [[':status', /^40[35]$/], [':seen']], cause: 'bot-check', ambiguous: true },
    ],
  },
  perimeterx: {
    role: 'cdn',
    generated: [
      {
        if: [
          [
            ':markup',
            /="px-captcha|block reference id|"(?:blockscript|jsclientsrc)":|"appid": ?"px|_pxuuid|\/captcha\.p(?:x-|er)|using automation tools|(?:ss|ate) (?:&(?:amp;)?|and) hold .{0,20}confirm/,
          ],
        ],
        cause: 'bot-check',
      },
      // Some sites style the page themselves and keep its title.
      { if: [[':markup', 'access to this page has been denied']], cause: 'bot-check', ambiguous: true },
    ],
  },
  kasada: {
    role: 'cdn',
    seen: [['x-kpsdk-ct']],
    generated: [
      { if: [[':markup', /kpsdk.{0,300}\/ips\.js/s]], cause: 'bot-check' },
      { if: [['x-kpsdk-ct'], [':status', /^4[02]9$/]], cause: 'bot-check' },
    ],
  },
  arkose: {
    role: 'cdn',
    generated: [
      {
        if: [
          [':markup', /arkoselabs\.com|funcaptcha\.com/],
          [':status', /^4[02][39]$/],
        ],
        cause: 'bot-check',
        ambiguous: true,
      },
    ],
  },
  'aws-waf': {
    role: 'cdn',
    seen: [['x-amzn-waf-action']],
    generated: [
      { if: [['x-amzn-waf-action', /^(?:captcha|challenge)/]], cause: 'bot-check' },
      {
        if: [[':markup', /awswafcookie|gokuprops|not a robot(?:\.\s+this requires| by solv)/]],
        cause: 'bot-check',
      },
    ],
  },
  anubis: check(
    /\/\.within\.website\/x\/|\banubis(?:_(?:version|challenge)"|.{1,99}techaro)|making sure you.{1,6}re not a bot|denied: error code [\da-f]{9}/s,
  ),
  'go-away': check(/\.live\/git\/go-away\/|protected by go-away/),
  'haproxy-protection': check('/.basedflare/'),
  cerberus: byName('cerberus', 'proxy', 'bot-check'),
  // AppWall is its firewall.
  radware: {
    role: 'cdn',
    generated: [
      {
        if: [[':markup', /[ae]\.perfdrive\.com|<title>radware |cloudwebsec@|>unauthorized activity has/]],
        cause: [
          [/sec@|>una/, 'blocked'],
          [/./, 'bot-check'],
        ],
      },
    ],
  },
  servicepipe: check(/\/\/servicepipe\.(?:ru|tech)\//),
  crowdsec: {
    role: 'proxy',
    generated: [
      {
        if: [[':markup', />crowdsec (?:ban|captcha|access f)|security check has been powered by/]],
        cause: [
          [/captcha|complete/, 'bot-check'],
          [/./, 'blocked'],
        ],
      },
    ],
  },
  bitninja: check(/redirectiron|(?:by |=")bitninja|anti-robot val/, 'proxy'),
  // Web hosts' filters.
  imunify360: {
    role: 'proxy',
    server: ['imunify360-webshield'],
    generated: [
      {
        if: [
          [':markup', /imunify360|wsidchk|your request is being verified\.\.|noticed an unusual activity/],
        ],
        cause: 'bot-check',
      },
      { if: [[':server'], [':status', /^4/]], cause: 'bot-check' },
    ],
  },
  csf: byPage('proxy', 'firewall on this server is blocking your', 'blocked'),
  cleantalk: check(/is activated for your ip|anti-crawler p/, 'app'),
  modsecurity: {
    role: 'proxy',
    generated: [
      {
        if: [
          [
            ':text',
            /(?:generated|blocked) by mod[ _]?security|ModSecurity Action|mod_security (?:module|rule)|^Not Acceptable! An|^406 Security Inc/i,
          ],
        ],
        cause: 'blocked',
      },
    ],
  },
  wordfence: {
    role: 'app',
    generated: [
      {
        if: [
          [
            ':text',
            /(?:blocked by|g[eé]n[eé]r\S+ \w+) Wordfence|potentially unsafe operation has|Your access to this (?:site|service) has been (?:temporarily )?limited/i,
          ],
        ],
        cause: [
          // It also says "temporarily limited" of a whole country.
          [/maximum (?:number|global|allowed)|e has been temporarily/, 'rate-limited'],
          [/./, 'blocked'],
        ],
      },
    ],
  },
  // Other plug-ins of content management systems.
  ninjafirewall: byName('ninjafirewall', 'app'),
  secupress: byName('secupress', 'app'),
  bunkerweb: byName('bunkerweb', 'proxy'),
} as const satisfies Record<string, Gateway>;
