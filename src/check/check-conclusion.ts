import type { CheckResult } from './check-result.ts';
import type { CheckTarget } from './check-target.ts';
import { came, type RequestName, resultOf } from './site-requests.ts';

/** What a check found. */
export type ConclusionName =
  | 'unfinished'
  | 'network-login'
  | 'network-answers'
  | 'without-cookies'
  | 'answers-now'
  | 'page-redirects'
  | 'all-fine'
  | 'elsewhere'
  | 'bot-check'
  | 'no-cookies'
  | 'page-missing'
  | 'page-refuses'
  | 'only-page'
  | 'page-fails'
  | 'front-works'
  | 'site-answers'
  | 'works-with-www'
  | 'works-without-www'
  | 'offline'
  | 'proxy-fails'
  | 'blocked-here'
  | 'name-missing'
  | 'plain-answers'
  | 'certificate'
  | 'tls-fails'
  | 'too-slow'
  | 'nothing-answers'
  | 'site-down'
  | 'front-down';

/** What the user can do next: reload the page, or open a URL that the check requested. */
export type CheckAction =
  | { readonly kind: 'reload' }
  | { readonly kind: 'open-front' | 'open-other' | 'open-login'; readonly url: string };

export interface CheckConclusion {
  readonly name: ConclusionName;
  /** The host that the sentence names. */
  readonly host?: string | undefined;
  readonly action?: CheckAction | undefined;
}

interface Findings {
  readonly target: CheckTarget;
  readonly results: readonly CheckResult[];
  readonly front: CheckResult | undefined;
  readonly page: CheckResult | undefined;
  /** Returns whether a request had one of these results. */
  readonly came: (name: RequestName, ...kinds: readonly CheckResult['came'][]) => boolean;
}

type Rule = readonly [name: ConclusionName, holds: (findings: Findings) => boolean];

const isElsewhere = (result: CheckResult | undefined) => result?.leadsTo === 'elsewhere';

/** A front page that works: it arrived, or it leads to the sibling's, which did. */
const frontArrived = ({ came, front }: Findings) =>
  came('front', 'page') || (front?.leadsTo === 'sibling' && came('sibling', 'page'));

const frontAnswers = (findings: Findings) =>
  frontArrived(findings) || findings.came('front', 'redirect', 'refusal');

/** The front page is the page, or stands for it where the page was not to be requested. */
const isFrontPage = ({ target }: Findings) => target.page === target.front;

const pageArrived = (findings: Findings) =>
  findings.came('page', 'page') || (isFrontPage(findings) && frontArrived(findings));

const pageRedirects = (findings: Findings) =>
  findings.came('page', 'redirect') || (isFrontPage(findings) && findings.came('front', 'redirect'));

const pageFails = ({ came, page }: Findings) => came('page', 'failure', 'nothing') || isMissing(page);

/** The first rule that holds gives the conclusion; the last one always does. */
const rules: readonly Rule[] = [
  ['unfinished', ({ results }) => results.length === 0],
  ['network-login', ({ results }) => results.some((one) => one.came === 'network' && isLogin(one))],
  ['network-answers', ({ results }) => results.some(({ came }) => came === 'network')],
  ['elsewhere', ({ front, page }) => isElsewhere(page) || (isElsewhere(front) && !page)],
  // What the other name answers is the front page that this one leads to.
  [
    'site-down',
    ({ front, came }) =>
      front?.leadsTo === 'sibling' && came('sibling', 'failure', 'nothing') && !came('page', 'page'),
  ],
  [
    'without-cookies',
    (findings) => findings.target.oversizedCookies && (pageArrived(findings) || pageRedirects(findings)),
  ],
  ['answers-now', (findings) => pageArrived(findings) && findings.target.failed],
  ['all-fine', (findings) => pageArrived(findings) || (pageRedirects(findings) && !findings.target.failed)],
  // Perhaps to the sign-in page, which a page that fails for those who are signed in leads others to.
  ['page-redirects', pageRedirects],
  ['bot-check', ({ came }) => came('front', 'bot-check') || came('page', 'bot-check')],
  // The page that the tab shows did arrive, with cookies.
  ['no-cookies', (findings) => !findings.target.failed && frontAnswers(findings) && pageFails(findings)],
  ['page-missing', (findings) => frontArrived(findings) && isMissing(findings.page)],
  ['page-refuses', (findings) => frontArrived(findings) && findings.came('page', 'refusal')],
  ['only-page', (findings) => frontArrived(findings) && findings.came('page', 'failure', 'nothing')],
  ['page-fails', (findings) => frontAnswers(findings) && findings.came('page', 'failure', 'nothing')],
  ['front-works', frontArrived],
  ['site-answers', frontAnswers],
  ['works-without-www', ({ came, target }) => came('sibling', 'page') && hasWww(target.front)],
  ['works-with-www', ({ came }) => came('sibling', 'page')],
  ['offline', ({ front }) => front?.cause === 'offline'],
  ['proxy-fails', ({ front }) => front?.cause === 'network-proxy' && front.came === 'nothing'],
  ['blocked-here', ({ front }) => front?.cause === 'browser-blocked'],
  ['name-missing', ({ front }) => front?.cause === 'name-not-found'],
  ['plain-answers', ({ came }) => came('plain', 'page')],
  ['certificate', ({ front }) => front?.cause === 'certificate-bad'],
  ['tls-fails', ({ front }) => front?.cause === 'tls-failed'],
  ['too-slow', ({ front }) => front?.cause === 'connection-timed-out'],
  ['nothing-answers', ({ came }) => came('front', 'nothing')],
  ['site-down', ({ came }) => came('page', 'failure', 'nothing') || came('sibling', 'failure')],
  ['front-down', () => true],
];

/** Returns what the results so far say, in one sentence, and what the user can do. */
export function conclusionOf(target: CheckTarget, results: readonly CheckResult[]): CheckConclusion {
  const findings: Findings = {
    target,
    results,
    front: resultOf(results, 'front'),
    page: resultOf(results, 'page'),
    came: (name, ...kinds) => came(results, name, ...kinds),
  };
  const name = rules.find(([, holds]) => holds(findings))?.[0] ?? 'unfinished';
  return { name, host: hostOf(name, findings), action: actionOf(name, findings) };
}

/** The actions that follow from a conclusion alone; all others leave nothing to do but wait. */
function actionOf(name: ConclusionName, { target, results }: Findings): CheckAction | undefined {
  switch (name) {
    case 'answers-now':
    case 'page-redirects':
      return { kind: 'reload' };
    case 'only-page':
    case 'page-missing':
    case 'page-refuses':
    case 'front-works':
      return { kind: 'open-front', url: target.front };
    case 'works-with-www':
    case 'works-without-www':
      return target.sibling === undefined ? undefined : { kind: 'open-other', url: target.sibling };
    case 'network-login': {
      // The URL that the network intercepted, and never one that it named.
      const url = results.find((one) => one.came === 'network')?.request.url;
      return url === undefined ? undefined : { kind: 'open-login', url };
    }
    default:
      return undefined;
  }
}

function hostOf(name: ConclusionName, { front, page, target }: Findings): string | undefined {
  if (name === 'elsewhere') return (isElsewhere(page) ? page : front)?.leadsToHost;
  if (name === 'works-with-www' || name === 'works-without-www') return hostIn(target.sibling);
  return undefined;
}

function isLogin({ status, cause, leadsTo }: CheckResult): boolean {
  return status === 511 || cause === 'network-login' || leadsTo === 'network';
}

function isMissing(result: CheckResult | undefined): boolean {
  return result?.came === 'refusal' && (result.status === 404 || result.status === 410);
}

function hasWww(url: string): boolean {
  return hostIn(url)?.startsWith('www.') ?? false;
}

function hostIn(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).host;
}
