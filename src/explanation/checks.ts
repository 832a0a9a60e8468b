import type { Cause } from '../diagnosis/causes.ts';
import { isUnsure } from '../diagnosis/certainty.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { type CheckId, checksOf } from './check-commands.ts';
import type { CommandTarget } from './command-target.ts';
import type { Check } from './explanation.ts';
import { firstCheckFor } from './first-check.ts';

/** Cheap and informative checks first: DNS, reachability, load, time limits, TLS. */
const general: readonly CheckId[] = ['dns', 'reach', 'status', 'load', 'time', 'tls'];

/** Once a response came, names and addresses are known to work, up to the hop that wrote it. */
const afterResponse: readonly CheckId[] = ['status', 'access_log', 'log', 'load', 'time'];

/** For what failed in the user's network: nothing is the operator's to mend, except a filter's wrong rating. */
const inNetwork: readonly CheckId[] = ['access_log', 'other_network', 'rating'];

/** What the address allows is a matter of its route, in the gateway or in the application. */
const methodRefused: readonly CheckId[] = ['status', 'routing', 'app_log'];

/** The checks for each cause. Causes that are not listed leave nothing for a site's operator to check. */
const byCause: Partial<Readonly<Record<Cause, readonly CheckId[]>>> = {
  'origin-unreachable': ['listen', 'log', 'health', 'dns', 'direct', 'reach', 'load'],
  'origin-too-slow': ['time', 'log', 'load', 'direct', 'reach', 'limits'],
  'origin-unusable': ['listen', 'log', 'app_log', 'direct', 'keep_alive', 'headers', 'load'],
  'origin-crashed': ['app_log', 'release', 'load', 'status'],
  overloaded: ['load', 'rate', 'log', 'retry_after'],
  unavailable: ['log', 'load', 'health', 'retry_after'],
  maintenance: ['status', 'app_log', 'retry_after'],
  paused: ['plan', 'vendor', 'status'],
  misconfigured: ['dns', 'routing', 'status', 'log'],
  'storage-full': ['disk', 'app_log'],
  'traffic-spent': ['plan', 'rate'],
  'gateway-dns': ['gateway_dns', 'dns', 'routing', 'log'],
  'gateway-tls': ['tls', 'direct', 'log'],
  'gateway-failed': ['log', 'routing', 'release', 'load'],
  'edge-failed': ['vendor', 'direct', 'status'],
  'header-too-large': ['cookies', 'status'],
  'request-late': ['time', 'log'],
  'rate-limited': ['rules', 'rate', 'retry_after'],
  'bot-check': ['rules'],
  blocked: ['rules', 'status'],
  unsupported: ['status', 'log'],
  'name-not-found': ['dns'],
  'connection-refused': ['listen', 'dns', 'reach', 'load'],
  'connection-lost': ['app_log', 'listen', 'tls', 'load'],
  'connection-timed-out': ['dns', 'reach', 'listen', 'load', 'time'],
  'tls-failed': ['tls', 'dns'],
  'certificate-bad': ['tls', 'dns'],
  'response-broken': ['status', 'app_log', 'release'],
  'redirect-loop': ['redirects', 'tls'],
};

/** Returns the checks in the order that is likely to find the problem fastest. */
export function checksFor(diagnosis: Diagnosis, target: CommandTarget): readonly Check[] {
  return checksOf(idsFor(diagnosis), diagnosis, target);
}

function idsFor(diagnosis: Diagnosis): readonly CheckId[] {
  const { cause, fault, status, generatedBy } = diagnosis;
  if (isUnsure(diagnosis) || cause === 'unknown') {
    return status === undefined && generatedBy === null ? general : afterResponse;
  }
  if (fault === 'network' && generatedBy !== null) return inNetwork;
  if (status === 405) return methodRefused;
  return [...new Set([firstCheckFor(diagnosis) ?? [], byCause[cause] ?? []].flat())];
}
