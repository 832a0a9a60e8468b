import { refusalWords } from '../refusal-words.ts';
import type { Gateway, GenerationRule } from './gateway.ts';

const failed = (...conditions: GenerationRule['if']): GenerationRule => ({
  if: conditions,
  cause: 'network-proxy',
});

/** A filter that its page shows, by words or, in every language, by addresses. */
const filter = (page: RegExp, ...others: readonly GenerationRule[]): Gateway => ({
  role: 'filter',
  generated: [
    {
      if: [[':markup', page]],
      cause: [
        [refusalWords, 'blocked', 'network'],
        [/./, 'network-proxy'],
      ],
    },
    failed(['location', page]),
    ...others,
  ],
});

/** A proxy that intercepts no TLS, likewise. */
const proxy = (page: RegExp): Gateway => ({ role: 'egress', generated: [failed([':markup', page])] });

const portal =
  /<wispaccessgatewayparam|captive[-_]?portal[?./]|login\?(?:dst=http|cmd=login&)|\/fgtauth\?|[?&;](?:switch_url|ap_?mac|redirurl|gw_address|uamip|wlanuserip|gatewayname|client_mac)=|network-auth\.com\b|\/guest\/s\/[\w-]{1,30}\/\?|\/(?:ac_portal|wifidog|opennds_\w{4,8}|nodogsplash_\w{4,8})\//i;

/**
 * Filters, proxies and sign-in pages in the user's own network, and those on the user's device. Whatever their
 * pages say, the site did not send them.
 */
export const network = {
  zscaler: {
    ...filter(
      /zscaler (?:makes the internet safe|to protect you|cloud\b)|\.zs(?:cloud|caler\w{0,5})\.net[:/]|security by zscaler/,
      failed([':server']),
    ),
    server: ['zscaler'],
  },
  // Skyhigh since 2022.
  'mcafee-web-gateway': filter(/\/mwg-internal\/|web gateway - notification|(?:mcafee|skyhigh secure) web g/),
  // Websense until 2016.
  forcepoint: filter(
    /mailcontrol\.com|[?&;]ws-session=|\/block(?:page|_message)\.cgi|websense category|:15871\/|forcepoint (?:one|cloud|web)/,
  ),
  // Symantec Edge SWG.
  'blue-coat': filter(
    /\bnetwork error \([a-z]|denied \((?:policy|content|auth)|system policy has denied|of its content categ/,
    { if: [[':text', 'another proxy server or the destination origin']], cause: 'origin-unusable' },
    failed(['set-cookie', /^BCSI-CS-/], ['proxy-connection']),
    { ...failed([':text', 'contact your network support team']), ambiguous: true },
  ),
  'cisco-wsa': filter(/['’]s access policies|notification codes?: \(|notification: [a-z]+_/),
  'cisco-umbrella': filter(
    /cisco umbrella p|administrator\. this site was blocked|\/\/(?:block|malware|phish)\.opendns\.com/,
  ),
  fortinet: filter(
    /fortiguard (?:intrusion|web|app)|url\.fortinet\.net[:/]|of your internet usage policy|web filter violation/,
    { if: [[':markup', /\/fgtauth\b/]], cause: 'network-login' },
    // FortiWeb, in front of a site, has the same design.
    { if: [[':markup', 'fgd_icon']], cause: 'blocked', fault: 'network', ambiguous: true },
  ),
  'palo-alto': filter(/in accordance with company policy/),
  sophos: filter(/utm web protection|sophos (?:web|firewall|utm)/),
  barracuda: filter(/(?:by the|you to) barracuda web/),
  netskope: filter(/\.goskope\.com\b|by netskope/),
  iboss: filter(/<title>phantom tech|\/ibreports\/ibp|restricted by iboss/),
  watchguard: filter(/denied by watchguard/),
  'check-point': filter(/\/usercheck\/|check point usercheck/i),
  eset: filter(/<title>alert! - eset/),
  // DansGuardian until 2012.
  e2guardian: filter(/<title>(?:e2|dans)guardian - /),
  'cisco-meraki': filter(/\/\/wired\.meraki\.com/),
  'cloudflare-gateway': filter(/\/\/blocked\.teams\.cloudflare/),
  sonicwall: filter(/nsa_banner|blocked by (?:the )?sonicwall/),
  kaspersky: filter(/requested (?:object is infected|.{3,8} cannot be prov)/),
  ufdbguard: filter(/www\.urlfilterdb\.com/),
  charles: filter(/<title>charles error report/),
  fiddler: filter(/^.{0,60}\[fiddler\] /),
  mitmproxy: {
    role: 'filter',
    server: ['mitmproxy'],
    generated: [
      failed([':server']),
      failed([':text', /^502 Bad Gateway (?:HttpReadDis|Certificate verify fa)/]),
    ],
  },
  burp: filter(/<title>burp suite/),
  zap: filter(/^zap error/),
  // Iran, India, Russia, United Kingdom, Indonesia, Korea, Turkey.
  'isp-block': filter(
    /\/\/(?:10\.10\.34\.3|(?:www\.)?airtel\.in\/dot|block(?:ed)?\.mts\.ru|warning\.rt\.ru|lamanlabuh\.|internet-?positif\.|(?:eais|nap)\.rkn\.gov)|from (?:the )?department of telecomm|instructions of (?:a|the) competent gov|per dot instr|ukispcourtorders|positif\.(?:uzone|kom)|warning\.or\.kr|nr\. 5651, adm|5651 say|149-фз/,
  ),
  // The pages of hotspots, by addresses and parameters of common software, and by WISPr.
  'captive-portal': {
    role: 'filter',
    generated: [
      { if: [[':markup', portal]], cause: 'network-login' },
      { if: [['location', portal]], cause: 'network-login' },
      { if: [[':status', /^511$/]], cause: 'network-login' },
    ],
  },
  'isa-server': proxy(/\bid="?l_default_\d|forefront tmg|isa server denied/),
  polipo: proxy(/<title>proxy error: \d/),
  privoxy: {
    role: 'egress',
    generated: [
      {
        if: [[':markup', /\(privoxy@|internal privoxy|config\.privoxy|this is privoxy/]],
        // By its titles; the style sheet comes before the headings.
        cause: [
          [/<title>request bl/, 'blocked', 'network'],
          [/<title>503 - conn/, 'origin-unreachable'],
          [/<title>504/, 'origin-too-slow'],
          [/<title>502 - no/, 'origin-crashed'],
          [/<title>502/, 'gateway-dns'],
          [/./, 'network-proxy'],
        ],
      },
      { if: [[':text', 'server or forwarder response doesn']], cause: 'origin-unusable' },
      { ...failed([':text', /^Maximum number of open connections reached\.$/]), ambiguous: true },
    ],
  },
  tinyproxy: {
    role: 'egress',
    server: ['tinyproxy'],
    seen: [['via', '(tinyproxy']],
    generated: [
      {
        if: [[':markup', /generated by .{0,60}tinyproxy|tinyproxy was un|of this proxy has not/]],
        cause: [
          // Access denied: its list of devices lacks the user's. Filtered: its rules name the address.
          [/>access denied</, 'network-proxy'],
          [/>filtered</, 'blocked', 'network'],
          // It also says this of a name that it cannot resolve.
          [/ to the remote web/, 'origin-unreachable'],
          [/ from the remote web/, 'origin-unusable'],
          [/./, 'network-proxy'],
        ],
      },
      failed([':server']),
    ],
  },
  cntlm: proxy(/\/\/cntlm\.sf\.net/),
  // Any other forward proxy, which may be one of the above.
  'forward-proxy': {
    role: 'filter',
    seen: [['proxy-connection'], ['proxy-agent'], ['proxy-authenticate']],
    generated: [
      // CCProxy, and 3proxy.
      failed([
        ':markup',
        /respond to the proxy|server time: [\d :-]{19}\S{0,5}\sauth r|proxy error during proc|resource disallowed by adm|connect parent proxy|host not found or conn/,
      ]),
      // Only a proxy that the user's browser is set to use sends 407, and says how to sign in (RFC 9110, 15.5.8). Sites
      // that misuse it send other headers.
      failed([':status', /^407$/], [':names', /^$/]),
      { ...failed([':status', /^407$/], [':names', 'proxy-']), ambiguous: true },
      // Some proxies also add these headers to what they relay.
      { ...failed(['proxy-connection'], ['server', false], [':status', /^[45]/]), ambiguous: true },
      { ...failed(['proxy-agent'], ['server', false], [':status', /^[45]/]), ambiguous: true },
    ],
  },
} as const satisfies Record<string, Gateway>;
