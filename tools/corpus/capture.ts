import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBodyContent } from '../../src/diagnosis/body-content.ts';
import type { Cause } from '../../src/diagnosis/causes.ts';
import type { DiagnosisContext } from '../../src/diagnosis/diagnosis.ts';
import type { Fault } from '../../src/diagnosis/hop.ts';
import type { Page } from '../../src/navigation/page.ts';

export const categories = ['edge', 'network', 'check', 'platform', 'gateway', 'app'] as const;

export type Category = (typeof categories)[number];

/** A captured response, and the truth about it. */
export interface Capture {
  readonly id: string;
  /** The URL of the documentation, thread or template in which it was found. */
  readonly source: string;
  /** The date of the capture; null if unknown. */
  readonly captured: string | null;
  /** What generated it: an edge, something in the user's network, a check or limit, … */
  readonly category: Category;
  /** The scheme of the page's URL; null if unknown. */
  readonly scheme: 'http' | 'https' | null;
  /** Null if the source does not show it. */
  readonly status: number | null;
  readonly headers: readonly (readonly [string, string])[];
  readonly headersComplete: boolean;
  /** An excerpt; empty if the source does not show it. */
  readonly body: string;
  /** Time to first byte in ms, if it matters. */
  readonly took?: number;
  /** Every product that the response shows. */
  readonly products: readonly string[];
  /** For each claim the acceptable answers; null if the response does not reveal one. */
  readonly generatedBy: readonly string[] | null;
  readonly fault: readonly Fault[] | null;
  readonly cause: readonly Cause[] | null;
  /** Why that is the truth. */
  readonly basis: string;
  /** Collected when all rules that came from the earlier captures were written. */
  readonly isLatest?: true;
}

/** Rules may be derived from one half of the captures; the other half is used only for scoring. */
export type Half = 'derivation' | 'scoring';

const folder = join(import.meta.dirname, '../../test/corpus/captured');
const latestFile = '2026-11.json';

/** Returns all captures. */
export function readCaptures(): readonly Capture[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const captures = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Capture[];
      return file === latestFile ? captures.map((one) => ({ ...one, isLatest: true as const })) : captures;
    });
}

/** Returns the half that a capture belongs to, which depends on its id alone (FNV-1a, 32 bits). */
export function halfOf({ id }: Pick<Capture, 'id'>): Half {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  // The lowest bit of FNV-1a is only the parity of the text.
  return (hash >>> 16) % 2 ? 'scoring' : 'derivation';
}

/** Returns the page that a capture's response would be for the browser. */
export function pageOf({
  scheme,
  status,
  headers,
  took,
}: Pick<Capture, 'scheme' | 'status' | 'headers' | 'took'>): Page {
  const head = {
    status: status ?? 0,
    headers,
    fromCache: false,
    redirected: false,
    ...(took !== undefined && { timeToFirstByte: took }),
  };
  const url = scheme === null ? '' : `${scheme}://shop.example/`;
  return {
    url,
    requestedUrl: url,
    method: 'GET',
    documentId: undefined,
    arrivedAt: 0,
    loadedBy: 'unknown',
    reload: false,
    form: false,
    outcome: { kind: 'response', head },
  };
}

/** Returns what is known apart from the response's head: its body, if there is one, and nothing of other sites. */
export function contextOf({ body }: Pick<Capture, 'body'>): DiagnosisContext {
  return { now: 0, online: true, ...(body && { content: readBodyContent(body) }) };
}
