import type { CheckResult } from './check-result.ts';
import type { CheckTarget } from './check-target.ts';
import { came, type RequestName, resultOf, type SiteRequest } from './site-requests.ts';

export type RungName = 'name' | 'answer' | 'front' | 'page' | 'sibling' | 'plain' | 'status';

/** `open`: not known yet; `skipped`: not requested, because it would tell nothing or must not be. */
export type RungState = 'fine' | 'broken' | 'unsure' | 'running' | 'open' | 'skipped';

/** One rung of the ladder that the popup draws, and the result that it shows. */
export interface Rung {
  readonly name: RungName;
  readonly state: RungState;
  readonly result?: CheckResult | undefined;
}

/** The progress of a check. */
export interface CheckProgress {
  readonly target: CheckTarget;
  readonly results: readonly CheckResult[];
  /** The request that has not been answered yet. */
  readonly running: SiteRequest | undefined;
  readonly finished: boolean;
}

const always: readonly RequestName[] = ['front', 'page'];
const ifRequested: readonly RequestName[] = ['sibling', 'plain', 'status'];

/** Returns the ladder from bottom to top: does the name resolve, does something answer, the front page, the page. */
export function rungsOf(progress: CheckProgress): readonly Rung[] {
  const { target, results, running } = progress;
  const isFrontPage = target.page === target.front;
  const requests = [
    ...always.filter((name) => name !== 'page' || !isFrontPage),
    ...ifRequested.filter((name) => running?.name === name || resultOf(results, name)),
  ];
  return [
    { name: 'name', state: nameState(progress) },
    { name: 'answer', state: answerState(progress) },
    ...requests.map((name) => requestRung(name as RungName & RequestName, progress)),
  ];
}

function requestRung(name: RungName & RequestName, progress: CheckProgress): Rung {
  const { results, running, finished } = progress;
  const result = resultOf(results, name);
  if (result) return { name, state: stateOf(result), result };
  if (running?.name === name) return { name, state: 'running' };
  return { name, state: isSkipped(name, progress) || finished ? 'skipped' : 'open' };
}

function isSkipped(name: RequestName, { target }: CheckProgress): boolean {
  return name === 'page' && target.page === undefined;
}

function stateOf({ came, leadsTo, internal }: CheckResult): RungState {
  if (internal) return 'unsure';
  if (came === 'page' || (came === 'redirect' && leadsTo && leadsTo !== 'elsewhere')) return 'fine';
  return came === 'failure' || came === 'nothing' || came === 'network' ? 'broken' : 'unsure';
}

/** A proxy resolves the name itself, and a network that answers for the site needs none. */
function nameState({ results, running, finished }: CheckProgress): RungState {
  const front = resultOf(results, 'front');
  if (!front) return running ? 'running' : finished ? 'skipped' : 'open';
  if (front.cause === 'name-not-found') return 'broken';
  const isOpen = front.came === 'network' || (front.came === 'nothing' && openCauses.has(front.cause));
  return isOpen ? 'unsure' : 'fine';
}

/** Errors that do not show whether the name was resolved. */
const openCauses: ReadonlySet<CheckResult['cause']> = new Set([
  'offline',
  'network-proxy',
  'network-changed',
  'browser-blocked',
  'connection-timed-out',
  'unknown',
] as const);

function answerState({ results, running, finished }: CheckProgress): RungState {
  const front = resultOf(results, 'front');
  if (!front) return running ? 'open' : finished ? 'skipped' : 'open';
  if (came(results, 'front', 'network')) return 'broken';
  if (front.came !== 'nothing') return 'fine';
  return front.cause === 'name-not-found' ? 'skipped' : 'broken';
}
