import { readFileSync } from 'node:fs';
import type { DiagnosisContext } from '../../src/diagnosis/diagnosis.ts';
import type { Page } from '../../src/navigation/page.ts';
import { readBodyContent } from '../../tools/explain/body-content.ts';
import { pageWith } from '../support/page.ts';

/**
 * A response captured from a real gateway, or composed from its documentation, with the expected diagnosis.
 */
export interface Case {
  readonly id: string;
  /** Where it was captured; for a composed case, the documentation. */
  readonly source: string;
  readonly composed?: true;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  /** Time to first byte in ms, if it matters. */
  readonly took?: number;
  readonly products: readonly string[];
  /** The acceptable conclusions; null if the response does not reveal one. */
  readonly expect: {
    readonly generatedBy: readonly string[] | null;
    readonly fault: readonly string[] | null;
  };
}

const read = (name: string): readonly Case[] =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Case[];

export const captured = read('captured.json');
export const composed = read('composed.json');
export const cases: readonly Case[] = [...captured, ...composed];

export function pageOf({ status, headers, took }: Case): Page {
  const head = {
    status,
    headers,
    fromCache: false,
    redirected: false,
    ...(took !== undefined && { timeToFirstByte: took }),
  };
  return pageWith({ url: '', documentId: undefined, outcome: { kind: 'response', head } });
}

export function knownOf({ body }: Case): DiagnosisContext {
  return { now: 0, online: true, ...(body && { content: readBodyContent(body) }) };
}
