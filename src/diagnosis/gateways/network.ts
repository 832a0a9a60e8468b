import type { Gateway, GenerationRule } from './gateway.ts';
import { blocker, filter, proxy } from './network-page.ts';

const failed = (...conditions: GenerationRule['if']): GenerationRule => ({
  if: conditions,
  cause: 'network-proxy',
});

const portal =
  /<wispaccessgatewayparam|captive[-_]?portal[?./]|willkommen am hotspot|login\?(?:dst=http|cmd=login&)|\/fgtauth\?|[?&;](?:switch_url|ap_?mac|redirurl|gw_address|uamip|wlanuserip|gatewayname|client_?mac)=|network-auth\.com\b|\/guest\/s\/[\w-]{1,30}\/\?|\/(?:ac_portal|wifidog|opennds_\w{4,8}|nodogsplash_\w{4,8})\//i;

/** What providers show instead of a site by order of authorities, by addresses and by common words in several countries. */
const ispBlock =
  /block\.mts|\/\/(?:block(?:ed|page)|zapret|rkn|lamanlabuh)\.|warning\.(?:or|rt)\.|10\.10\.34\.3|airtel\.in\/dot|rkn\.gov|(?:block|disabl|restrict)ed .{0,60}(?:order|decision|ministry|department|instructions) (?:of|issued|dated)|dot instr|ukispcourtorders|surf safely!|internet[ -]?(?:sehat|positif)|5651 say|149-фз|ресурсу ограничен|requerimiento de la autoridad|requiring us to .{5,20} to this|restricted as it contra/;

/**
 * Filters, proxies and sign-in pages in the user's own network, and those on the user's device. Whatever their
 * pages say, the site did not send them.
 */
export const network = {
  zscaler: {
    ...filter(
      /zscaler (?:makes the internet safe|to protect you|cloud\b)|\.zs(?:cloud|caler\w{0,5})\.net[:/]|security by zscaler|not allowed to browse .{3,60} categ/,
      failed([':server']),
    ),
    server: ['zscaler'],
  },
  // Skyhigh since 2022.
  'mcafee-web-gateway': filter(/\/mwg-internal\/|web gateway - notification|(?:mcafee|skyhigh secure) web g/),
  // Websense until 2016.
  forcepoint: filter(
    /mailcontrol\.com|[?&;]ws-session=|\/block(?:page|_message)\.cgi|websense category|this category is f|:15871\/|forcepoint (?:one|cloud|web)/,
  ),
  // Symantec Edge SWG.
  'blue-coat': filter(
    /\bnetwork error \([a-z]|denied \((?:policy|content|auth)|system policy has denied|of its content categ|blue ?coat (?:webf|categ)/,
    { if: [[':text', 'another proxy server or the destination origin']], cause: 'origin-unusable' },
    failed(['set-cookie', /^BCSI-CS-/], ['proxy-connection']),
    { ...failed([':text', 'contact your network support team']), ambiguous: true },
  ),
  'cisco-wsa': filter(/['’]s access policies|notification codes?: \(|notification: (?:policy:|[a-z]+_)/),
  'cisco-umbrella': filter(/cisco umbrella p|administrator\. this site was blocked|\.opendns\.com/),
  fortinet: filter(
    /fortiguard (?:intrusion|web|app)|url\.fortinet\.net[:/]|of your internet usage policy|web ?filter violation|the url is banned/,
    { if: [[':markup', /\/fgtauth\b/]], cause: 'network-login' },
    // FortiWeb, in front of a site, has the same design.
    { if: [[':markup', 'fgd_icon']], cause: 'blocked', fault: 'network', ambiguous: true },
  ),
  'palo-alto': filter(/in accordance with company policy/),
  sophos: filter(/utm web protection|sophos (?:web|firewall|utm)/),
  iboss: filter(/<title>phantom tech|\/ibreports\/ibp|restricted by iboss/),
  'check-point': filter(/\/usercheck\/|check point usercheck/i),
  // DansGuardian until 2012.
  e2guardian: filter(/<title>(?:e2|dans)guardian - /),
  'cisco-meraki': filter(/\/\/wired\.meraki\.com/),
  'cloudflare-gateway': filter(/\/\/blocked\.teams\.cloudflare/),
  kaspersky: filter(/requested (?:object is infected|.{3,12} cannot be prov)/),
  ufdbguard: filter(/www\.urlfilterdb\.com/),
  charles: filter(/^.{0,90}charles error report/),
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
  netskope: filter(/\.goskope\.com\b|by netskope/),
  sonicwall: filter(/nsa_banner|blocked by (?:the )?sonicwall/),
  barracuda: filter(/(?:by the|by your|you to) barracuda web/),
  watchguard: filter(/denied by watchguard/),
  eset: filter(/<title>alert! - eset|(?:blocked by |^)eset /),
  // Pages by order of authorities, and parental controls of providers.
  'isp-block': blocker(ispBlock),
  // The pages of hotspots, by addresses and parameters of common software, and by WISPr.
  'captive-portal': {
    role: 'filter',
    generated: [
      { if: [[':markup', portal]], cause: 'network-login' },
      { if: [['location', portal]], cause: 'network-login' },
      { if: [[':status', /^511$/]], cause: 'network-login' },
    ],
  },
  'isa-server': proxy(/\bid="?l_default_\d|forefront tmg|isa server (?:den|req)|network access message/),
  polipo: proxy(/<title>proxy error: \d/),
  privoxy: proxy(
    /\(privoxy@|internal privoxy|config\.privoxy|this is privoxy|blocked by privoxy/,
    { if: [[':text', 'server or forwarder response doesn']], cause: 'origin-unusable' },
    { ...failed([':text', /^Maximum number of open connections reached\.$/]), ambiguous: true },
  ),
  tinyproxy: {
    ...proxy(/generated by .{0,60}tinyproxy|tinyproxy was un|of this proxy has not/, failed([':server'])),
    server: ['tinyproxy'],
    seen: [['via', '(tinyproxy']],
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
        /respond to (?:the proxy|non-proxy)|server time: [\d :-]{19}\S{0,5}\sauth r|proxy error during proc|resource disallowed by adm|connect parent proxy|host not found or conn/,
      ]),
      // Only a proxy that the user's browser is set to use sends 407, and says how to sign in (RFC 9110, 15.5.8). Sites
      // that misuse it send other headers.
      failed([':status', /^407$/], [':names', /^$/], [':text', /^(?!ERROR)/]),
      { ...failed([':status', /^407$/], [':names', 'proxy-']), ambiguous: true },
      // Some proxies also add these headers to what they relay.
      { ...failed(['proxy-connection'], ['server', false], [':status', /^[45]/]), ambiguous: true },
      { ...failed(['proxy-agent'], ['server', false], [':status', /^[45]/]), ambiguous: true },
    ],
  },
} as const satisfies Record<string, Gateway>;
