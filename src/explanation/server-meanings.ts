import {
  cloudflareErrors,
  cloudflareStatus,
  loadBalancers,
  nginxProxy,
  rfc,
  rfc9110,
  unregistered,
} from './meaning-sources.ts';
import type { Row, SharedMeaning } from './meaning-table.ts';

const crash: SharedMeaning = {
  sender: 'site',
  activity: 'meaning_did_crash',
  fault: 'origin',
  reasons: ['bug', 'update', 'part'],
  advice: ['what_now_ask', 'meaning_try_files', 'meaning_try_sent'],
  checks: ['app_log', 'release', 'database', 'load'],
};

/** What only the site's operator can change. */
const setUp: SharedMeaning = {
  sender: 'either',
  activity: 'meaning_did_method',
  reasons: ['settings', 'old_software', 'addon'],
  advice: ['meaning_try_update', 'what_now_contact_site'],
  checks: ['status', 'routing', 'log'],
};

const noAnswer: SharedMeaning = {
  sender: 'gateway',
  activity: 'meaning_did_no_answer',
  fault: 'origin',
  reasons: ['down', 'traffic', 'between'],
  advice: ['what_now_ask', 'meaning_try_files', 'what_now_network', 'meaning_try_sent'],
  checks: ['dns_or_load', 'listen', 'log', 'reach', 'balancer'],
};

const waited: SharedMeaning = {
  ...noAnswer,
  activity: 'meaning_did_wait',
  reasons: ['heavy', 'traffic', 'between'],
  advice: ['what_now_ask', 'meaning_try_sent', 'meaning_try_smaller', 'meaning_try_status_page'],
  checks: ['time', 'dns_or_load', 'limits', 'reach', 'balancer'],
};

const noConnection: SharedMeaning = {
  ...noAnswer,
  sender: 'edge',
  activity: 'meaning_did_no_connection',
  reasons: ['down', 'between', 'traffic'],
  advice: ['what_now_ask', 'meaning_try_status_page', 'what_now_network'],
  checks: ['listen', 'firewall', 'direct', 'dns', 'reach', 'load'],
};

const busy: SharedMeaning = {
  sender: 'either',
  activity: 'meaning_did_busy',
  fault: 'origin',
  reasons: ['traffic', 'works', 'down'],
  advice: ['what_now_ask', 'meaning_try_status_page', 'meaning_try_sent'],
  checks: ['health', 'load', 'log', 'retry_after', 'balancer'],
};

const noSafeLink: SharedMeaning = {
  ...noConnection,
  activity: 'meaning_did_no_safe_link',
  reasons: ['certificate', 'settings', 'old_software'],
  advice: ['what_now_contact_site', 'meaning_try_archive'],
  checks: ['tls', 'direct', 'log'],
};

const spent: SharedMeaning = {
  ...busy,
  activity: 'meaning_did_spend_all',
  reasons: ['plan', 'traffic', 'robot'],
  advice: ['meaning_try_archive', 'what_now_contact_site'],
  checks: ['plan', 'rate'],
};

/** The meanings of the 5xx statuses: registered, of vendors, and in use without a standard. */
export const serverMeanings: Readonly<Record<number, Row>> = {
  500: [crash, [rfc9110('15.6.1')]],
  501: [setUp, [rfc9110('15.6.2'), loadBalancers]],
  502: [noAnswer, [rfc9110('15.6.3'), nginxProxy, loadBalancers]],
  503: [busy, [rfc9110('15.6.4'), loadBalancers]],
  504: [waited, [rfc9110('15.6.5'), nginxProxy, loadBalancers]],
  505: [setUp, [rfc9110('15.6.6'), loadBalancers], { reasons: ['old_software', 'addon', 'settings'] }],
  506: [
    setUp,
    [rfc(2295, '8.1')],
    {
      sender: 'site',
      activity: 'meaning_did_form',
      fault: 'origin',
      reasons: ['settings', 'update', 'bug'],
      advice: ['what_now_contact_site', 'meaning_try_archive'],
    },
  ],
  507: [
    crash,
    [rfc(4918, '11.5')],
    {
      activity: 'meaning_did_no_room',
      reasons: ['disk', 'upload', 'plan'],
      advice: ['meaning_try_smaller', 'what_now_contact_site'],
      checks: ['disk', 'plan', 'app_log'],
    },
  ],
  508: [
    setUp,
    [rfc(5842, '7.2')],
    {
      activity: 'meaning_did_loop',
      fault: 'origin',
      reasons: ['settings', 'update', 'traffic'],
      advice: ['what_now_ask', 'meaning_try_files'],
      checks: ['redirects', 'routing', 'plan', 'log'],
    },
  ],
  509: [spent, unregistered],
  510: [setUp, [rfc(2774, '7')], { sender: 'site', reasons: ['settings', 'script', 'old_software'] }],
  511: [
    setUp,
    [rfc(6585, '6')],
    {
      sender: 'network',
      activity: 'meaning_did_ask_who',
      fault: 'network',
      reasons: ['wifi', 'signed_out', 'switch'],
      advice: ['what_now_network_login', 'what_now_network'],
      checks: ['status'],
    },
  ],
  520: [
    noConnection,
    [cloudflareStatus(520)],
    {
      activity: 'meaning_did_no_answer',
      reasons: ['down', 'cookies', 'between'],
      advice: ['what_now_ask', 'what_now_cookies', 'meaning_try_sent'],
      checks: ['app_log', 'direct', 'headers', 'firewall', 'load'],
    },
  ],
  521: [noConnection, [cloudflareStatus(521)]],
  522: [
    noConnection,
    [cloudflareStatus(522)],
    {
      reasons: ['traffic', 'between', 'down'],
      checks: ['load', 'firewall', 'direct', 'dns', 'reach', 'balancer'],
    },
  ],
  523: [noConnection, [cloudflareStatus(523)], { reasons: ['new_address', 'route', 'down'] }],
  524: [waited, [cloudflareStatus(524)], { sender: 'edge', checks: ['time', 'load', 'limits', 'direct'] }],
  525: [noSafeLink, [cloudflareStatus(525)]],
  526: [noSafeLink, [cloudflareStatus(526)]],
  // Railgun, and with it this status, was retired in 2024.
  527: [noConnection, [cloudflareErrors], { checks: ['vendor', 'direct', 'listen'] }],
  529: [
    busy,
    unregistered,
    { reasons: ['traffic', 'part', 'plan'], checks: ['load', 'rate', 'retry_after'] },
  ],
  530: [
    noConnection,
    [cloudflareStatus(530)],
    {
      activity: 'meaning_did_no_address',
      reasons: ['settings', 'down', 'new_address'],
      checks: ['dns', 'gateway_dns', 'tunnel', 'routing'],
    },
  ],
  561: [
    setUp,
    [loadBalancers],
    {
      sender: 'gateway',
      activity: 'meaning_did_ask_sign_in',
      reasons: ['settings', 'cookies', 'part'],
      advice: ['what_now_sign_in', 'what_now_cookies', 'meaning_try_private'],
      checks: ['log', 'routing', 'vendor'],
    },
  ],
  598: [waited, unregistered],
  599: [noConnection, unregistered, { sender: 'gateway', checks: noAnswer.checks }],
};
