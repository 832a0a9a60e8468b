import { isUnsure } from '../diagnosis/certainty.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Evidence, EvidenceKind } from '../diagnosis/evidence.ts';
import type { Message, Value } from './message.ts';
import { productName } from './product-names.ts';

/** The message for each kind of evidence. */
const messages: Readonly<Record<EvidenceKind, (evidence: Evidence, diagnosis: Diagnosis) => Message>> = {
  'header-match': (e) => ({
    key: 'evidence_header_match',
    values: [product(e), text(e.name), text(e.value)],
  }),
  'page-match': (e) =>
    e.value
      ? { key: 'evidence_page_match_quoted', values: [product(e), quote(e.value)] }
      : { key: 'evidence_page_match', values: [product(e)] },
  'status-match': (e, { status }) => ({ key: 'evidence_status_match', values: [product(e), String(status)] }),
  'length-match': (e) => ({ key: 'evidence_length_match', values: [product(e)] }),
  passed: (e) => ({ key: 'evidence_passed', values: [product(e), text(e.name), text(e.value)] }),
  relayed: (e) => ({ key: 'evidence_relayed', values: [product(e), text(e.name)] }),
  'app-answered': (e) =>
    e.name === 'content-type' && /json/i.test(e.value ?? '')
      ? { key: 'evidence_app_json' }
      : { key: 'evidence_app_answered', values: [text(e.name), text(e.value)] },
  'own-page': ({ value }) =>
    value ? { key: 'evidence_own_page_quoted', values: [quote(value)] } : { key: 'evidence_own_page' },
  'server-says': (e) => ({ key: 'evidence_server_says', values: [quote(e.value)] }),
  'page-says': (e) => ({ key: 'evidence_page_says', values: [quote(e.value)] }),
  'proxy-status': (e) => ({ key: 'evidence_proxy_status', values: [text(e.value), text(e.name)] }),
  'cache-hit': (e) => ({ key: 'evidence_cache_hit', values: [text(e.name)] }),
  'cache-forward': (e) => ({ key: 'evidence_cache_forward', values: [text(e.name), text(e.value)] }),
  waited: (e) =>
    (e.tries ?? 1) > 1
      ? { key: 'evidence_waited_tries', values: [took(e), product(e), limit(e), { count: e.tries ?? 1 }] }
      : { key: 'evidence_waited', values: [took(e), product(e), limit(e)] },
  'waited-unknown': (e) => ({ key: 'evidence_waited_unknown', values: [took(e)] }),
  'at-once': (e) => ({ key: 'evidence_at_once', values: [took(e)] }),
  'server-timing': (e) => ({ key: 'evidence_server_timing', values: [took(e)] }),
  'retry-after': (e) => ({ key: 'evidence_retry_after', values: [{ clock: e.ms ?? 0 }] }),
  'from-cache': () => ({ key: 'evidence_from_cache' }),
  'status-only': (_, { status, evidence }) => {
    if (status !== undefined) return { key: 'evidence_status_only', values: [String(status)] };
    const isPageKnown = evidence.some(({ kind }) => kind === 'page-match' || kind === 'server-says');
    return { key: isPageKnown ? 'evidence_page_unclear' : 'evidence_nothing' };
  },
  'browser-error': (e) => ({ key: 'evidence_browser_error', values: [text(e.name)] }),
  'recent-success': (e) => ({ key: 'evidence_recent_success', values: [took(e)] }),
  'no-recent-success': (e) => ({ key: 'evidence_no_recent_success', values: [took(e)] }),
  offline: () => ({ key: 'evidence_offline' }),
  'service-worker': () => ({ key: 'evidence_service_worker' }),
  'large-cookies': () => ({ key: 'evidence_large_cookies' }),
};

/** Returns the evidence, most important first. With low confidence no product is named. */
export function evidenceMessages(diagnosis: Diagnosis): readonly Message[] {
  const shown = diagnosis.evidence.filter(({ product }) => !isUnsure(diagnosis) || product === undefined);
  const evidence: readonly Evidence[] = shown.length > 0 ? shown : [{ kind: 'status-only' }];
  return evidence.map((one) => messages[one.kind](one, diagnosis));
}

function product({ product }: Evidence): Value {
  return product ? productName(product) : '';
}

function text(value = ''): string {
  return value;
}

/** Returns a text without its full stop, because the sentence that quotes it ends with one. */
function quote(value = ''): string {
  return value.replace(/[.。]$/, '');
}

function took({ ms = 0 }: Evidence): Value {
  return { duration: ms };
}

function limit({ limit = 0 }: Evidence): Value {
  return { duration: limit };
}
