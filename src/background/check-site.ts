import { isOnline } from '../browser/connection.ts';
import type { Connection } from '../browser/connections.ts';
import { mayWatch } from '../browser/permissions.ts';
import { registrableDomain } from '../browser/public-suffix.ts';
import { requestSite } from '../browser/site-request.ts';
import { type CheckRequest, type CheckUpdate, readCheckRequest } from '../check/check-messages.ts';
import { type CheckResult, checkResultOf, pageOf } from '../check/check-result.ts';
import { type CheckTarget, checkTargetOf } from '../check/check-target.ts';
import { nextRequest, type SiteRequest } from '../check/site-requests.ts';
import { oversizedCookies } from '../cookies/oversized.ts';
import { readBodyContent } from '../diagnosis/body-content.ts';
import { requestKindOf } from '../navigation/request-kind.ts';
import { type DocumentName, isSameDocument } from '../navigation/same-document.ts';
import { originOf, parseWebUrl } from '../navigation/url.ts';
import type { TabFacts } from './app-event.ts';
import type { AppState } from './app-state.ts';
import type { EventQueue } from './event-queue.ts';
import type { LoadScript } from './late-scripts.ts';
import type { NavigationWatcher } from './navigation-watcher.ts';
import { tabFacts } from './tab-facts.ts';

interface CheckDependencies {
  readonly queue: Pick<EventQueue, 'dispatch' | 'settled'>;
  readonly watcher: Pick<NavigationWatcher, 'pageIn'>;
  readonly state: () => AppState;
  readonly loadScript: LoadScript;
  readonly now: () => number;
}

/** What is accepted of a page, and of an edge that may describe its error (RFC 9457, 3). */
const accepted = {
  page: 'text/html, */*;q=0.8',
  problem: 'application/problem+json, text/html;q=0.9, */*;q=0.8',
};

/**
 * Checks the site of a tab, for as long as the popup that asked for it stays connected: sends one request after the
 * other and reports each to the popup. Keeps nothing.
 */
export async function checkSite(connection: Connection, dependencies: CheckDependencies): Promise<void> {
  const request = readCheckRequest(await connection.request);
  if (!request) return;
  const update = (message: CheckUpdate) => connection.post(message);
  const target = await targetOf(request, dependencies);
  if (typeof target === 'string') return update({ kind: 'refused', reason: target });
  update({ kind: 'started', target });
  const results: CheckResult[] = [];
  for (;;) {
    const next = nextRequest(target, results);
    if (!next || connection.closed.aborted) return update({ kind: 'finished' });
    const origin = originOf(next.url) ?? '';
    const permitted = await dependencies.queue.dispatch({ kind: 'site-request-planned', origin });
    if (permitted !== 'done') return update({ kind: 'refused', reason: 'too-many' });
    update({ kind: 'requesting', request: next });
    const result = await resultOf(next, target, connection.closed, dependencies);
    results.push(result);
    update({ kind: 'result', result });
  }
}

/** Returns what to request, or why nothing is. What the extension may not access is left out. */
async function targetOf(request: CheckRequest, { queue, watcher, state }: CheckDependencies) {
  await queue.settled();
  const facts = await tabFacts(request.tabId, watcher);
  const url = facts.tab?.url ?? '';
  const origin = originOf(url);
  if (origin && !(await mayWatch(origin))) return 'no-permission';
  const answer = (await queue.dispatch({ kind: 'check-requested', request, facts })) ?? 'moved';
  if (answer !== 'done') return answer;
  const target = targetIn(facts, request.document, state());
  if (!target) return 'no-site';
  return hostOf(target.front) === hostOf(facts.shown?.url) ? withoutForbidden(target) : 'moved';
}

function targetIn(
  { tabId, tab, shown, page: observed }: TabFacts,
  document: DocumentName,
  { tabs }: AppState,
): CheckTarget | undefined {
  const record = tabs.get(tabId)?.shown;
  // The tab may have loaded another page meanwhile.
  const failed = record && isSameDocument(record.page, document) ? record : undefined;
  const page = failed?.page ?? observed;
  const url = page?.url ?? shown?.url ?? tab?.url ?? '';
  const hostname = parseWebUrl(url)?.hostname;
  return checkTargetOf(
    {
      url,
      request: page ? requestKindOf(page) : 'unknown',
      failed: failed !== undefined,
      oversizedCookies: failed !== undefined && oversizedCookies(failed.diagnosis) === 'likely',
      cloudflare: failed?.diagnosis.chain.some(({ product }) => product === 'cloudflare') ?? false,
    },
    hostname === undefined ? undefined : registrableDomain(hostname),
  );
}

function hostOf(url = ''): string | undefined {
  return parseWebUrl(url)?.host;
}

async function withoutForbidden(target: CheckTarget): Promise<CheckTarget> {
  const allowed = async (url: string | undefined) =>
    url !== undefined && (await mayWatch(new URL(url).origin)) ? url : undefined;
  const [sibling, plain, status] = await Promise.all(
    [target.sibling, target.plain, target.status].map(allowed),
  );
  return { ...target, sibling, plain, status };
}

async function resultOf(
  request: SiteRequest,
  target: CheckTarget,
  signal: AbortSignal,
  { loadScript, now }: CheckDependencies,
): Promise<CheckResult> {
  const accept = request.asksEdge ? accepted.problem : accepted.page;
  const answer = await requestSite(request.url, { accept, signal });
  const { diagnose } = await loadScript('diagnosis');
  const content = answer.kind === 'response' && answer.body ? readBodyContent(answer.body) : undefined;
  const diagnosis = diagnose(pageOf(request.url, answer, now()), { now: now(), online: isOnline(), content });
  return checkResultOf(request, answer, diagnosis, target);
}
