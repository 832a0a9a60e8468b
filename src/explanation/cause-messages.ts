import type { Cause } from '../diagnosis/causes.ts';
import { isGuess, isOpenWithinSite, isUnsure } from '../diagnosis/certainty.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { isDeviceRefused, mayBeOnDevice } from './device-proxies.ts';
import type { Message, MessageKey } from './message.ts';

type SnakeCase<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}_${SnakeCase<Tail>}` : S;

/**
 * Returns a cause as part of a message key, which may not contain hyphens. The type makes a missing message an error.
 */
export function causeKey(cause: Cause): SnakeCase<Cause> {
  return cause.replaceAll('-', '_') as SnakeCase<Cause>;
}

/** On private hosts the user is usually the developer. Causes that are not listed get the general messages. */
const privateHostKeys = {
  'origin-unreachable': ['local_origin_unreachable_headline', 'local_origin_unreachable_happened'],
  'origin-too-slow': ['local_origin_too_slow_headline', 'local_origin_too_slow_happened'],
  'origin-unusable': ['local_origin_unusable_headline', 'local_origin_unusable_happened'],
  'origin-crashed': ['local_origin_crashed_headline', 'local_origin_crashed_happened'],
  'connection-refused': ['local_connection_refused_headline', 'local_connection_refused_happened'],
  'connection-lost': ['local_connection_lost_headline', 'local_connection_lost_happened'],
  'connection-timed-out': ['local_connection_timed_out_headline', 'local_connection_timed_out_happened'],
  'name-not-found': ['local_name_not_found_headline', 'local_name_not_found_happened'],
} as const satisfies Partial<Record<Cause, readonly [MessageKey, MessageKey]>>;

function hasPrivateHostKeys(cause: Cause): cause is keyof typeof privateHostKeys {
  return Object.hasOwn(privateHostKeys, cause);
}

/**
 * Returns the headline and its explanation. With low confidence they name no hop.
 *
 * @param host the page's host and port
 */
export function whatHappened(diagnosis: Diagnosis, host: string): readonly [Message, readonly Message[]] {
  const { cause, privateHost } = diagnosis;
  if (privateHost && hasPrivateHostKeys(cause)) {
    const [headline, happened] = privateHostKeys[cause];
    return [{ key: headline, values: [host] }, [{ key: happened, values: [host] }]];
  }
  if (isUnsure(diagnosis)) return [{ key: 'unsure_headline' }, [{ key: 'unsure_happened' }]];
  const [headline, happened] = keysOf(diagnosis);
  const guess: Message = { key: 'unsure_guess' };
  return [{ key: headline }, isGuess(diagnosis) ? [{ key: happened }, guess] : [{ key: happened }]];
}

/** For a failure between the site's own hops, if the response does not show which. They name no hop. */
const withinSiteKeys = {
  'origin-unreachable': ['within_site_unreachable_headline', 'within_site_unreachable_happened'],
  'origin-too-slow': ['within_site_too_slow_headline', 'within_site_too_slow_happened'],
  'origin-unusable': ['within_site_unusable_headline', 'within_site_unusable_happened'],
  'gateway-dns': ['within_site_unreachable_headline', 'within_site_unreachable_happened'],
  'gateway-tls': ['within_site_unreachable_headline', 'within_site_unreachable_happened'],
  'gateway-failed': ['within_site_unusable_headline', 'within_site_unusable_happened'],
} as const satisfies Partial<Record<Cause, readonly [MessageKey, MessageKey]>>;

function isWithinSite(cause: Cause): cause is keyof typeof withinSiteKeys {
  return Object.hasOwn(withinSiteKeys, cause);
}

function keysOf(diagnosis: Diagnosis): readonly [MessageKey, MessageKey] {
  const { cause, fault } = diagnosis;
  if (fault === 'network' && cause === 'gateway-dns')
    return ['network_name_headline', 'network_name_happened'];
  if (cause === 'network-proxy' && diagnosis.status === 407)
    return ['proxy_sign_in_headline', 'proxy_sign_in_happened'];
  if (isDeviceRefused(diagnosis)) return ['proxy_refuses_device_headline', 'proxy_refuses_device_happened'];
  if (isNetworkBlock(diagnosis)) return ['network_blocked_headline', 'network_blocked_happened'];
  if (cause === 'network-proxy' && mayBeOnDevice(diagnosis))
    return ['cause_network_proxy_headline', 'device_proxy_happened'];
  if (isWithinSite(cause)) {
    if (isFromNetwork(diagnosis)) return ['between_headline', 'between_happened'];
    if (!showsDoor(diagnosis)) return withinSiteKeys[cause];
  }
  const name = causeKey(cause);
  return [`cause_${name}_headline`, `cause_${name}_happened`];
}

/** Returns whether the response shows a front door that reports on the server behind it by more than the status. */
function showsDoor(diagnosis: Diagnosis): boolean {
  const { generatedBy, chain } = diagnosis;
  const isShown = chain.some(({ kind }) => kind === 'edge' || kind === 'gateway');
  return isShown && generatedBy !== null && generatedBy !== 'origin' && !isOpenWithinSite(diagnosis);
}

/** Returns whether a filter in the user's own network refused the page, instead of failing to get it. */
export function isNetworkBlock({
  cause,
  fault,
  status,
}: Pick<Diagnosis, 'cause' | 'fault' | 'status'>): boolean {
  return fault === 'network' && (cause === 'blocked' || (cause === 'network-proxy' && status === 403));
}

/** Returns whether a proxy generated the response that may stand in the user's network. */
function isFromNetwork({ chain, generatedBy }: Diagnosis): boolean {
  return chain.some(
    ({ kind, product }) => kind === 'network' && product !== undefined && product === generatedBy,
  );
}
