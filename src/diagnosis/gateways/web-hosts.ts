import type { Gateway } from './gateway.ts';

/** Web hosts, and the panels with which others run theirs. */
export const webHosts = {
  cpanel: {
    role: 'hosted',
    generated: [
      {
        if: [[':text', 'his/her bandwidth']],
        cause: 'traffic-spent',
        fault: 'site',
      },
      {
        if: [[':text', /it exceeded resource limit|^508 Resource Limit Is/]],
        cause: 'overloaded',
        fault: 'site',
      },
      {
        if: [[':text', /SORRY! If you are the owner|page in error, please contact the web/]],
        cause: 'no-site',
        fault: 'site',
      },
      { if: [[':text', 'forward this error screen to']] },
      {
        if: [[':text', /^Account Suspended This Account/]],
        cause: 'paused',
        fault: 'site',
        ambiguous: true,
      },
    ],
  },
  baota: {
    role: 'hosted',
    generated: [
      { if: [[':markup', '没有找到站点']], cause: 'no-site', fault: 'site' },
      { if: [[':text', '被网站管理员设置拦截']], cause: 'blocked' },
    ],
  },
  plesk: {
    role: 'hosted',
    generated: [
      { if: [[':text', 'there is no Web site at this address']], cause: 'no-site', fault: 'site' },
      { if: [[':markup', '/error_docs/styles']] },
      { if: [[':text', /That.s what you can do Reload/]] },
    ],
  },
  'wp-engine': {
    role: 'hosted',
    generated: [{ if: [[':text', 'pointed at WP Engine']], cause: 'no-site' }],
  },
  siteground: {
    role: 'hosted',
    generated: [
      {
        if: [[':markup', /sgcaptcha|thinks you might be a robot!/]],
        cause: 'bot-check',
      },
    ],
  },
  // InfinityFree, Byet and other brands.
  ifastnet: {
    role: 'hosted',
    generated: [{ if: [[':markup', 'cookie="__test=']], cause: 'bot-check' }],
  },
  xserver: {
    role: 'hosted',
    generated: [{ if: [[':text', '設定の反映待ち']], cause: 'no-site' }],
  },
  // Refuses domains that are not registered with the authorities.
  'alibaba-icp': {
    role: 'hosted',
    generated: [{ if: [[':title', 'Non-compliance ICP']], cause: 'blocked' }],
  },
} as const satisfies Record<string, Gateway>;
