import { loadBalancers, nginxCore, rfc, rfc9110, type Source } from './meaning-sources.ts';
import type { Row, SharedMeaning } from './meaning-table.ts';

const notUnderstood: SharedMeaning = {
  sender: 'either',
  activity: 'meaning_did_not_understand',
  reasons: ['cookies', 'old_link', 'addon'],
  advice: ['what_now_address', 'meaning_try_private', 'what_now_cookies'],
  checks: ['status', 'cookies', 'log', 'app_log'],
};

const refused: SharedMeaning = {
  sender: 'either',
  activity: 'meaning_did_refuse',
  reasons: ['rights', 'block', 'robot'],
  advice: ['what_now_sign_in', 'what_now_blocked', 'what_now_network'],
  checks: ['access', 'rules', 'log'],
};

const notFound: SharedMeaning = {
  sender: 'site',
  activity: 'meaning_did_not_find',
  reasons: ['address', 'moved', 'old_link'],
  advice: ['what_now_address', 'meaning_try_search', 'meaning_try_archive'],
  checks: ['status', 'routing', 'app_log', 'release'],
};

const unknownMethod: SharedMeaning = {
  sender: 'either',
  activity: 'meaning_did_method',
  reasons: ['script', 'settings', 'addon'],
  advice: ['meaning_try_back', 'meaning_try_update', 'what_now_contact_site'],
  checks: ['status', 'routing', 'app_log'],
};

const wrongForm: SharedMeaning = {
  ...unknownMethod,
  activity: 'meaning_did_form',
  reasons: ['script', 'bug', 'addon'],
  checks: ['status', 'body', 'app_log'],
};

const conflict: SharedMeaning = {
  sender: 'site',
  activity: 'meaning_did_hold',
  reasons: ['changed', 'script', 'bug'],
  advice: ['meaning_try_back', 'meaning_try_sent', 'what_now_ask'],
  checks: ['app_log', 'status'],
};

const tooBig: SharedMeaning = {
  sender: 'either',
  activity: 'meaning_did_too_big',
  reasons: ['upload', 'settings', 'script'],
  advice: ['meaning_try_smaller', 'meaning_try_back', 'what_now_contact_site'],
  checks: ['body', 'log', 'status'],
};

const signInRequired: SharedMeaning = {
  sender: 'site',
  activity: 'meaning_did_ask_who',
  reasons: ['signed_out', 'cookies', 'rights'],
  advice: ['what_now_sign_in', 'meaning_try_private', 'what_now_cookies'],
  checks: ['access', 'status', 'app_log'],
};

const tooMany: SharedMeaning = {
  sender: 'either',
  activity: 'meaning_did_too_many',
  reasons: ['reloads', 'shared', 'background'],
  advice: ['what_now_slow_down', 'what_now_extension', 'what_now_network'],
  checks: ['rate', 'rules', 'retry_after'],
};

/** For a connection that was used in a way its server did not expect. */
const unexpectedConnection: SharedMeaning = {
  sender: 'either',
  activity: 'meaning_did_ask_again',
  reasons: ['old_connection', 'settings', 'addon'],
  advice: ['what_now_retry_once', 'meaning_try_restart', 'what_now_ask'],
  checks: ['status', 'routing', 'log'],
};

const codes = (section: string): readonly Source[] => [rfc9110(section)];

/** The meanings of the registered 4xx statuses. */
export const requestMeanings: Readonly<Record<number, Row>> = {
  400: [notUnderstood, [rfc9110('15.5.1'), nginxCore, loadBalancers]],
  401: [signInRequired, codes('15.5.2')],
  402: [
    signInRequired,
    codes('15.5.3'),
    {
      activity: 'meaning_did_pay',
      reasons: ['plan', 'signed_out', 'rights'],
      advice: ['what_now_sign_in', 'what_now_contact_site', 'meaning_try_archive'],
      checks: ['plan', 'app_log', 'status'],
    },
  ],
  403: [refused, [rfc9110('15.5.4'), loadBalancers]],
  404: [notFound, codes('15.5.5')],
  405: [unknownMethod, [rfc9110('15.5.6'), loadBalancers]],
  406: [wrongForm, codes('15.5.7')],
  407: [
    signInRequired,
    codes('15.5.8'),
    {
      sender: 'network',
      fault: 'network',
      reasons: ['signed_out', 'filter', 'switch'],
      advice: ['what_now_network_login', 'what_now_network'],
      checks: ['status', 'reach'],
    },
  ],
  408: [
    notUnderstood,
    [rfc9110('15.5.9'), loadBalancers],
    {
      activity: 'meaning_did_late',
      fault: 'user',
      reasons: ['weak', 'upload', 'old_connection'],
      advice: ['what_now_retry_once', 'meaning_try_smaller', 'what_now_network'],
      checks: ['time', 'log', 'limits'],
    },
  ],
  409: [conflict, codes('15.5.10')],
  410: [
    notFound,
    codes('15.5.11'),
    {
      activity: 'meaning_did_remove',
      reasons: ['moved', 'old_link', 'settings'],
      advice: ['meaning_try_search', 'meaning_try_archive'],
    },
  ],
  411: [wrongForm, codes('15.5.12')],
  412: [conflict, codes('15.5.13')],
  413: [tooBig, [rfc9110('15.5.14'), nginxCore]],
  414: [
    tooBig,
    [rfc9110('15.5.15'), nginxCore, loadBalancers],
    { reasons: ['script', 'old_link', 'settings'], advice: ['what_now_address', 'meaning_try_back'] },
  ],
  415: [wrongForm, codes('15.5.16')],
  416: [wrongForm, codes('15.5.17'), { advice: ['meaning_try_files', 'what_now_ask'] }],
  417: [unknownMethod, codes('15.5.18')],
  418: [refused, [rfc9110('15.5.19'), rfc(2324, '2.3.2')], { reasons: ['robot', 'block', 'script'] }],
  421: [
    unexpectedConnection,
    codes('15.5.20'),
    {
      activity: 'meaning_did_wrong_server',
      reasons: ['old_connection', 'settings', 'certificate'],
      advice: ['meaning_try_restart', 'what_now_contact_site'],
      checks: ['tls', 'routing', 'log'],
    },
  ],
  422: [wrongForm, codes('15.5.21')],
  423: [conflict, [rfc(4918, '11.3')]],
  424: [conflict, [rfc(4918, '11.4')], { activity: 'meaning_did_form', reasons: ['part', 'changed', 'bug'] }],
  425: [unexpectedConnection, [rfc(8470, '5.2')]],
  426: [unknownMethod, codes('15.5.22'), { reasons: ['old_software', 'script', 'addon'] }],
  428: [conflict, [rfc(6585, '3')], { reasons: ['script', 'changed', 'bug'] }],
  429: [tooMany, [rfc(6585, '4')]],
  431: [
    tooBig,
    [rfc(6585, '5'), nginxCore],
    {
      fault: 'user',
      reasons: ['cookies', 'old_link', 'settings'],
      advice: ['what_now_cookies', 'meaning_try_private', 'what_now_contact_site'],
      checks: ['cookies', 'headers', 'log'],
    },
  ],
  451: [
    refused,
    [rfc(7725, '3')],
    {
      activity: 'meaning_did_law',
      reasons: ['order', 'block', 'moved'],
      advice: ['meaning_try_search', 'meaning_try_archive', 'what_now_contact_site'],
      checks: ['rules', 'access'],
    },
  ],
};
