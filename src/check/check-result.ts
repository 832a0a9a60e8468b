import type { Cause } from '../diagnosis/causes.ts';
import type { Diagnosis, GeneratedBy } from '../diagnosis/diagnosis.ts';
import type { Header, Page, ResponseHead } from '../navigation/page.ts';
import { parseWebUrl } from '../navigation/url.ts';
import type { CheckTarget } from './check-target.ts';
import { type LeadsTo, whereItLeads } from './redirect-target.ts';
import { causeOfRequestError } from './request-error.ts';
import type { SiteRequest } from './site-requests.ts';

/**
 * What the browser reports of a request of a check. `ms` lasts until the head of the response, or the error. The status
 * is 0 for a redirect of which the browser reported no head in time: a script may not read one that is not followed
 * (Fetch, "opaque-redirect filtered response").
 */
export type SiteAnswer = { readonly ms: number } & (
  | { readonly kind: 'response'; readonly head: ResponseHead; readonly body: string }
  /** `code`: the browser's own; `timeLimitCode` if the check stopped waiting. */
  | { readonly kind: 'error'; readonly code: string }
);

/**
 * What came back. `page`: a success (RFC 9110, 15.3); `refusal`: 4xx; `failure`: 5xx; `network`: the user's own network
 * answered instead of the site; `nothing`: no response.
 */
export type Came = 'page' | 'redirect' | 'refusal' | 'failure' | 'bot-check' | 'network' | 'nothing';

/** The result of one request of a check, as plain data. */
export interface CheckResult {
  readonly request: SiteRequest;
  readonly came: Came;
  readonly ms: number;
  readonly cause: Cause;
  readonly status?: number | undefined;
  readonly generatedBy?: GeneratedBy;
  /** The browser's error code. */
  readonly code?: string;
  readonly leadsTo?: LeadsTo | undefined;
  /** The host that a redirect leads to. */
  readonly leadsToHost?: string | undefined;
  /** The browser redirected the request to TLS automatically, and sent nothing (HSTS, RFC 6797). */
  readonly internal?: boolean;
  /** The response came through Cloudflare. */
  readonly cloudflare?: boolean;
  /** What the edge states about its error, in problem details (RFC 9457). */
  readonly edgeSays?: string | undefined;
}

/** Returns the page that a tab would show for an answer, to be diagnosed. `now` in ms since the epoch. */
export function pageOf(url: string, answer: SiteAnswer, now: number): Page {
  const outcome =
    answer.kind === 'response'
      ? { kind: answer.kind, head: answer.head }
      : { kind: answer.kind, code: answer.code };
  return {
    url,
    requestedUrl: url,
    method: 'GET',
    documentId: undefined,
    arrivedAt: now,
    loadedBy: 'unknown',
    reload: false,
    form: false,
    outcome,
  };
}

/** Returns the result of a request from its answer and the answer's diagnosis. */
export function checkResultOf(
  request: SiteRequest,
  answer: SiteAnswer,
  diagnosis: Diagnosis,
  target: CheckTarget,
): CheckResult {
  const { ms } = answer;
  if (answer.kind === 'error') {
    const cause = diagnosis.cause === 'offline' ? 'offline' : causeOfRequestError(answer.code);
    const came = cause === 'network-login' ? 'network' : 'nothing';
    return { request, came, ms, cause, code: answer.code.slice(0, 200) };
  }
  const { status, headers } = answer.head;
  const location = status >= 300 && status < 400 ? headerIn(headers, 'location') : undefined;
  const leads = location === undefined ? undefined : whereItLeads(location, request.url, target);
  return {
    request,
    came: leads?.to === 'network' ? 'network' : cameOf(status, request.url, diagnosis),
    ms,
    cause: diagnosis.cause,
    status: status === 0 ? undefined : status,
    generatedBy: diagnosis.generatedBy,
    leadsTo: leads?.to,
    leadsToHost: leads?.host,
    // Chrome's own header.
    internal: headerIn(headers, 'non-authoritative-reason')?.toUpperCase() === 'HSTS',
    cloudflare: diagnosis.chain.some(({ product }) => product === 'cloudflare'),
    edgeSays: request.asksEdge && isProblem(headers) ? statementOf(diagnosis) : undefined,
  };
}

function cameOf(status: number, url: string, diagnosis: Diagnosis): Came {
  if (isFromNetwork(status, url, diagnosis)) return 'network';
  if (diagnosis.cause === 'bot-check') return 'bot-check';
  if (status >= 500) return 'failure';
  if (status >= 400) return 'refusal';
  return status >= 200 && status < 300 ? 'page' : 'redirect';
}

/**
 * Returns whether the user's own network wrote the response. Of a page without an error, only one without TLS is
 * believed to be a login page, since a page about such pages may be worded alike.
 */
function isFromNetwork(status: number, url: string, { cause, fault, confidence }: Diagnosis): boolean {
  if (status === 511) return true;
  if (cause === 'network-login') return status >= 400 || parseWebUrl(url)?.protocol === 'http:';
  return status >= 400 && fault === 'network' && confidence.fault !== 'low';
}

function isProblem(headers: readonly Header[]): boolean {
  return /^application\/problem\+json\b/i.test(headerIn(headers, 'content-type') ?? '');
}

function statementOf({ evidence }: Diagnosis): string | undefined {
  return evidence.find(({ kind }) => kind === 'server-says')?.value;
}

function headerIn(headers: readonly Header[], name: string): string | undefined {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1];
}
