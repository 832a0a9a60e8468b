import { readBodyContent } from '../diagnosis/body-content.ts';
import type { diagnose } from '../diagnosis/diagnose-page.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { FailedPage } from '../diagnosis/failed-page.ts';
import type { Outcome, Page } from '../navigation/page.ts';
import type { PastedResponse } from '../pasted/pasted-response.ts';
import { evidenceMessages } from './evidence-messages.ts';
import type { Message } from './message.ts';

/**
 * Returns a pasted response as a page with its diagnosis. A log line is diagnosed by the response that the product sends
 * with it, which the page does not contain, because it was not observed.
 *
 * @param now in ms since the epoch, for a response that says nothing about its time
 */
export function diagnosePasted(
  response: PastedResponse,
  diagnosePage: typeof diagnose,
  now: number,
): FailedPage {
  const { inferred, body } = response;
  const page = pageOf(response, response.headers, now);
  const observed = inferred ? pageOf(response, inferred.headers, now) : page;
  const text = inferred?.body ?? body;
  const content = text.trim() ? readBodyContent(text) : undefined;
  return { page, diagnosis: diagnosePage(observed, { now, online: true, content }) };
}

/** Returns when a response was sent, in ms since the epoch, as far as it says so itself (RFC 9110, 6.6.1). */
export function sentAt({ at, headers }: PastedResponse): number | undefined {
  const date = Date.parse(headers.find(([name]) => /^date$/i.test(name))?.[1] ?? '');
  return at ?? (Number.isFinite(date) ? date : undefined);
}

/** Returns what the diagnosis of a pasted response is based on: for a log line or a tool's error that line alone. */
export function pastedEvidence({ quote }: PastedResponse, diagnosis: Diagnosis): readonly Message[] {
  return quote === undefined ? evidenceMessages(diagnosis) : [{ key: 'paste_evidence', values: [quote] }];
}

/** Returns whether nothing was recognized in a text that states no status, so that it is probably no error page. */
export function isUnrecognized({ status, error }: PastedResponse, diagnosis: Diagnosis): boolean {
  const { cause, generatedBy } = diagnosis;
  return (
    status === undefined &&
    error === undefined &&
    diagnosis.status === undefined &&
    cause === 'unknown' &&
    generatedBy === null
  );
}

function pageOf(response: PastedResponse, headers: PastedResponse['headers'], now: number): Page {
  const { url = '', method } = response;
  return {
    url,
    requestedUrl: url,
    method,
    loadedBy: 'unknown',
    reload: false,
    form: false,
    documentId: undefined,
    arrivedAt: sentAt(response) ?? now,
    outcome: outcomeOf(response, headers),
  };
}

function outcomeOf(response: PastedResponse, headers: PastedResponse['headers']): Outcome {
  const { status, error, redirected, timeToFirstByte, fromCache = false } = response;
  if (error !== undefined) return { kind: 'error', code: error };
  if (status === undefined) return { kind: 'unseen' };
  const time = timeToFirstByte === undefined ? {} : { timeToFirstByte };
  return { kind: 'response', head: { status, headers, fromCache, redirected, ...time } };
}
