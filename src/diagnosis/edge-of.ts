import type { GatewayId } from './gateways.ts';

/**
 * Headers that show the edge or hosting platform that many sites share, with a part of the value if the name alone does
 * not show it. Content delivery networks come first: they stand in front of the platforms. Each row agrees with the
 * product's entry in `gateways/`.
 */
const signs = [
  ['cloudflare', 'cf-ray'],
  ['cloudfront', 'x-amz-cf-id'],
  ['fastly', 'x-served-by', 'cache-'],
  ['fastly', 'x-fastly-request-id'],
  ['akamai', 'akamai-grn'],
  ['akamai', 'x-akamai-transformed'],
  ['akamai', 'server', 'AkamaiGHost'],
  ['azure-front-door', 'x-azure-ref'],
  ['bunny', 'cdn-requestid'],
  ['imperva', 'x-iinfo'],
  ['sucuri', 'x-sucuri-id'],
  ['vercel', 'x-vercel-id'],
  ['netlify', 'x-nf-request-id'],
  ['fly', 'fly-request-id'],
  ['render', 'rndr-id'],
  ['heroku', 'via', 'heroku-router'],
  ['google-cloud-lb', 'via', '1.1 google'],
  ['google-gfe', 'server', 'gws'],
  ['google-gfe', 'server', 'ESF'],
] as const satisfies readonly (readonly [edge: GatewayId, name: string, part?: string])[];

/** An edge or hosting platform whose failure takes many sites with it. */
export type Edge = (typeof signs)[number][0];

const named: readonly (readonly [edge: Edge, name: string, part?: string])[] = signs;

const edges: ReadonlySet<string> = new Set(named.map(([edge]) => edge));

/** Returns whether a product is an edge that many sites share. */
export function isEdge(product: string | undefined): product is Edge {
  return product !== undefined && edges.has(product);
}

/** The places in `named` of each header's rows. Looking every header up there takes a tenth of a search (measured). */
const placesOf = new Map<string, readonly number[]>();
named.forEach(([, name], place) => void placesOf.set(name, [...(placesOf.get(name) ?? []), place]));

/**
 * Returns the edge that a response's headers show; undefined if they show none. Reads nothing else, because it is
 * called for healthy pages too.
 */
export function edgeOf(
  headers: readonly { readonly name: string; readonly value?: string | undefined }[],
): Edge | undefined {
  let first = named.length;
  for (const { name, value = '' } of headers) {
    for (const place of placesOf.get(name.toLowerCase()) ?? [])
      if (place < first && value.includes(named[place]?.[2] ?? '')) first = place;
  }
  return named[first]?.[0];
}
