import type { Cause } from '../diagnosis/causes.ts';
import type { CommonCause } from '../diagnosis/common-cause.ts';
import type { Diagnosis, Hop } from '../diagnosis/diagnosis.ts';
import { causeKey, isNetworkBlock } from './cause-messages.ts';
import { checksFor } from './checks.ts';
import type { CommandTarget } from './command-target.ts';
import { commonCauseMessage } from './common-cause-message.ts';
import type { Link, Owner, Reference } from './explanation.ts';
import type { Message } from './message.ts';
import { productName } from './product-names.ts';
import { productReferences } from './product-references.ts';

/** Returns the details for the site's operator, in the terms of RFC 9110 and RFC 9209. */
export function ownersPart(diagnosis: Diagnosis, target: CommandTarget, commonCause?: CommonCause): Owner {
  return {
    summary: { key: summaryKey(diagnosis) },
    generatedBy: generatedByOf(diagnosis),
    confidence: confidenceMessage(diagnosis),
    ...(commonCause && { commonCause: commonCauseMessage(commonCause) }),
    ...(diagnosis.fault === 'site' && { suspects: { key: 'owner_suspects' } }),
    ...(diagnosis.namedServer && { named: { key: 'owner_named', values: [diagnosis.namedServer] } as const }),
    chain: diagnosis.chain.map((hop) => linkOf(hop, diagnosis)),
    ids: diagnosis.ids,
    checks: checksFor(diagnosis, target),
    links: linksOf(diagnosis),
  };
}

/** Causes whose sentence is about a gateway and the upstream server behind it. */
const upstreamCauses: ReadonlySet<Cause> = new Set<Cause>([
  'origin-unreachable',
  'origin-too-slow',
  'origin-unusable',
  'gateway-dns',
  'gateway-tls',
  'gateway-failed',
]);

/** If the origin itself generated the response, what failed is a service behind the origin, not behind a gateway. */
function summaryKey(diagnosis: Diagnosis): Message['key'] {
  const { cause, generatedBy, basis, fault } = diagnosis;
  if (isNetworkBlock(diagnosis)) return 'owner_network_blocked';
  if (fault === 'network' && cause === 'gateway-dns') return 'owner_network_name';
  if (generatedBy === 'origin' && upstreamCauses.has(cause)) return 'owner_cause_behind_origin';
  const isByStatus = cause === 'origin-unusable' && basis.cause === 'gateway-status';
  return isByStatus ? 'owner_cause_no_valid_response' : `owner_cause_${causeKey(cause)}`;
}

/** Returns the levels of the three claims, in one word if they are the same. */
function confidenceMessage({ confidence: { generatedBy, fault, cause } }: Diagnosis): Message {
  if (generatedBy === fault && fault === cause) return { key: `owner_confidence_${cause}` };
  const values = [generatedBy, fault, cause].map((level) => ({ words: `confidence_${level}` }) as const);
  return { key: 'owner_confidence_each', values };
}

function generatedByOf({ status, generatedBy, evidence }: Diagnosis): Message {
  if (status === undefined) {
    if (evidence.some(({ kind }) => kind === 'browser-error')) return { key: 'owner_no_response' };
    if (generatedBy === null) return { key: 'owner_status_unknown' };
    if (generatedBy === 'origin') return { key: 'owner_page_by_origin' };
    return { key: 'owner_page_by_product', values: [productName(generatedBy)] };
  }
  const code = String(status);
  if (generatedBy === null) return { key: 'owner_generated_by_unknown', values: [code] };
  if (generatedBy === 'origin') return { key: 'owner_generated_by_origin', values: [code] };
  return { key: 'owner_generated_by_product', values: [code, productName(generatedBy)] };
}

/** If either of the site's own hops may have failed, neither is shown as the one that did. */
function linkOf({ kind, product, state: known }: Hop, { fault }: Diagnosis): Link {
  const isSuspect = fault === 'site' && (kind === 'gateway' || kind === 'origin');
  const state = isSuspect ? 'unknown' : known;
  if (!product || kind === 'user') return { name: { key: `hop_${kind}` }, state };
  return { name: { key: `hop_${kind}_product`, values: [productName(product)] }, state };
}

/**
 * Returns links for the product that generated the response, which documents the error, then for all other products.
 */
function linksOf({ generatedBy, chain }: Diagnosis): readonly Reference[] {
  const onTheWay = chain.flatMap(({ product }) => product ?? []);
  const generator = generatedBy && generatedBy !== 'origin' ? [generatedBy] : [];
  return [...new Set([...generator, ...onTheWay])].flatMap((id) => {
    const name = productName(id);
    const { docs, status } = productReferences[id] ?? {};
    return [
      ...(docs ? [{ label: { key: 'reference_docs', values: [name] }, url: docs } as const] : []),
      ...(status ? [{ label: { key: 'reference_status', values: [name] }, url: status } as const] : []),
    ];
  });
}
