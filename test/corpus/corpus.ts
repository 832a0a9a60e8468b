import { readFileSync } from 'node:fs';
import type { DiagnosisContext } from '../../src/diagnosis/diagnosis.ts';
import type { Page } from '../../src/navigation/page.ts';
import {
  type Capture,
  contextOf,
  pageOf as pageOfCapture,
  readCaptures,
} from '../../tools/corpus/capture.ts';

/** A response composed from a product's documentation, with the expected diagnosis. */
type Composed = Pick<
  Capture,
  'id' | 'source' | 'status' | 'headers' | 'body' | 'took' | 'products' | 'generatedBy' | 'fault'
>;

export type Case = Composed & Partial<Capture>;

export const captured: readonly Capture[] = readCaptures();
export const composed = JSON.parse(
  readFileSync(new URL('composed.json', import.meta.url), 'utf8'),
) as readonly Composed[];
export const cases: readonly Case[] = [...captured, ...composed];

export function pageOf(sample: Case): Page {
  return pageOfCapture({ scheme: null, ...sample });
}

export function knownOf(sample: Case): DiagnosisContext {
  return contextOf(sample);
}
