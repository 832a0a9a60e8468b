import type { Cause } from '../diagnosis/causes.ts';
import { isUnsure } from '../diagnosis/certainty.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Fault, HopKind } from '../diagnosis/hop.ts';
import { browserErrorMeanings } from './browser-error-meanings.ts';
import type { CheckId } from './check-commands.ts';
import { cloudflareMeanings, cloudflareNames } from './cloudflare-meanings.ts';
import type { Source } from './meaning-sources.ts';
import { rfc9110 } from './meaning-sources.ts';
import { type Meaning, meaningIn, type Row, type Sender } from './meaning-table.ts';
import type { Message } from './message.ts';
import { relatedCodes } from './related-codes.ts';
import { requestMeanings } from './request-meanings.ts';
import { serverMeanings } from './server-meanings.ts';
import { statusLineOf } from './status-names.ts';

/** What the section "What does 502 mean?" says, as messages that have not been rendered in a language yet. */
export interface MeaningText {
  /** The code with its name; undefined if there was no response. */
  readonly name?: string;
  /** Which kind of machine sends it and what it was doing. */
  readonly machine: readonly Message[];
  /** The usual reasons, the likeliest first. */
  readonly reasons: readonly Message[];
  readonly advice: readonly Message[];
  /** For the site's operator; `checksOf` adds the commands. */
  readonly checks: readonly CheckId[];
  /** Related codes with their names. */
  readonly related: readonly string[];
  readonly sources: readonly Source[];
  readonly picture: MeaningPicture;
}

/** The machines to highlight in the illustration. */
export interface MeaningPicture {
  /** The hop that sends the code; undefined if it is not known which of the site's own, or if there is none. */
  readonly sender?: HopKind;
  readonly fault?: HopKind | 'site';
}

type Claims = Pick<Diagnosis, 'generatedBy' | 'fault' | 'chain' | 'confidence' | 'basis'>;

/** Everything that the tables explain. */
export const codeMeanings: Readonly<Record<number, Row>> = {
  ...requestMeanings,
  ...serverMeanings,
  ...cloudflareMeanings,
};

/** Returns a code's name, such as "502 Bad Gateway" or "1016 Origin DNS error (Cloudflare)". */
export function codeNameOf(code: number): string {
  const name = cloudflareNames[code];
  return name ? `${code} ${name} (Cloudflare)` : statusLineOf(code);
}

/**
 * Returns what a failed page's status means, or else the browser's own error; undefined if neither is known. The
 * diagnosis of the page takes precedence over what is usual for the status.
 */
export function meaningFor(diagnosis: Diagnosis): MeaningText | undefined {
  const { status, vendorCode, cause } = diagnosis;
  const code = vendorCode ?? status;
  return code === undefined ? meaningOfError(cause) : meaningOfCode(code, diagnosis);
}

/**
 * Returns what a status or one of Cloudflare's codes means; undefined below 400. A status in no table counts as the
 * first of its class (RFC 9110, 15).
 */
export function meaningOfCode(code: number, claims?: Claims): MeaningText | undefined {
  const row = codeMeanings[code];
  if (row) return textOf(meaningIn(row), code, claims);
  if (code < 400 || code > 999) return undefined;
  const like = code < 500 ? 400 : 500;
  const classRow = codeMeanings[like];
  if (!classRow) return undefined;
  const text = textOf({ ...meaningIn(classRow), sources: [rfc9110('15')] }, like, claims);
  const note: Message = { key: 'meaning_as_class', values: [String(code), codeNameOf(like)] };
  return { ...text, name: codeNameOf(code), machine: [note, ...text.machine] };
}

/** Returns what a browser's own error means, by its cause; undefined if the cause is not one of a browser. */
export function meaningOfError(cause: Cause): MeaningText | undefined {
  const row = browserErrorMeanings[cause];
  return row && textOf(meaningIn(row));
}

function textOf(
  { activity, reasons, advice, checks, sources, ...usual }: Meaning,
  code?: number,
  claims?: Claims,
): MeaningText {
  const sender = (claims && senderIn(claims)) ?? usual.sender;
  const fault = faultIn(claims?.fault ?? 'unknown') ?? (claims?.fault === 'none' ? undefined : usual.fault);
  const hop = hopOf[sender];
  return {
    ...(code !== undefined && { name: codeNameOf(code) }),
    machine: [{ key: `meaning_from_${sender}` }, { key: activity }],
    reasons: reasons.map((id) => ({ key: `meaning_why_${id}` })),
    advice: advice.map((key) => ({ key })),
    checks,
    related: code === undefined ? [] : relatedCodes(code).map(codeNameOf),
    sources,
    picture: { ...(hop && { sender: hop }), ...(fault && { fault }) },
  };
}

const hopOf: Readonly<Partial<Record<Sender, HopKind>>> = {
  site: 'origin',
  gateway: 'gateway',
  edge: 'edge',
  network: 'network',
  browser: 'user',
};

const senderOf: Readonly<Record<HopKind, Sender | undefined>> = {
  user: undefined,
  network: 'network',
  edge: 'edge',
  gateway: 'gateway',
  origin: 'site',
};

/** Returns the hop that generated this response, if it is known. */
function senderIn(claims: Claims): Sender | undefined {
  const { generatedBy, chain } = claims;
  if (isUnsure(claims) || generatedBy === null) return undefined;
  if (generatedBy === 'origin') return 'site';
  const hop = chain.find(({ product }) => product === generatedBy);
  return hop && senderOf[hop.kind];
}

function faultIn(fault: Fault): HopKind | 'site' | undefined {
  return fault === 'none' || fault === 'unknown' ? undefined : fault;
}
