import type { Cause } from './causes.ts';
import type { Facts } from './facts.ts';

/**
 * Causes that error pages state, in the wording of common software and, for maintenance, in major languages.
 * The first match counts. The optional second pattern is tested only on the headline: the title and headings,
 * or the whole text of a short page.
 */
const statements: readonly (readonly [text: RegExp, cause: Cause, headline?: RegExp])[] = [
  [
    /Request Header Or Cookie Too Large|Request Header Fields Too Large|Size of a request header field exceeds/i,
    'header-too-large',
  ],
  [/bandwidth .{0,20}exceeded/i, 'traffic-spent'],
  [
    /Resource Limit Is Reached|too many connections|experiencing (?:high|heavy) (?:traffic|load)|too busy|at capacity|over capacity|heavy load|high demand|overloaded_err|アクセスが集中|繁忙/i,
    'overloaded',
  ],
  // Only statements match, because sites also mention and sell maintenance, for example of cars.
  [
    /\b(?:under|undergoing|performing|carrying out|during|scheduled|planned|routine|system|offline for|down for|closed for) (?:[a-z]+ )?maintenance\b|\bmaintenance (?:mode|work|window|page|break|period|is|underway|in progress|until)\b|Wartungs[amfp]|(?<!\p{L})(?:(?:in|wegen) Wartung(?!\p{L})|wird (?:gerade )?gewartet|(?:en|por) mantenimiento|(?:em|para|por) manutenção|(?:in|per) manutenzione|(?:in|voor|wegens) onderhoud(?!\p{L}))|onderhoudswerk|prac\S* konserwac|bakım(?:da| [çm])|техническ.{1,20}работ|на обслуживани|メンテナンス[中のを]|(?:正在|系统)维护|维护中|系統維護|維護中|점검/iu,
    'maintenance',
    /\bmaintenance\b|Wartung|mantenimiento|manutenção|manutenzione|onderhoud|konserwac|bakım|обслуживани|メンテナンス|维护|維護/i,
  ],
  [
    /database (?:connection|error)|SQLSTATE|Access denied for user|stream: Permission|Traceback \(most recent|application (?:failed to start|exited)|Stack ?trace|Unhandled exception|\bat \S{1,80} \(\S{1,200}:\d+:\d+\)|^.{0,60}(?:SQL|database|datenbank|base de d|banco de d|データベース|数据库|баз\S{0,2} данных).{0,40}$/i,
    'origin-crashed',
  ],
];

/** A notice for automated clients, usually in an HTML comment (Amazon's 503). */
const noticeToClients = /To discuss automated access to/i;

/** The 5xx statuses that text cannot refine. */
const exact: ReadonlySet<number> = new Set([501, 505, 506, 510, 511]);

/** Those with which headers may be too large; nginx sends 400. */
const oversized: ReadonlySet<number> = new Set([400, 413, 500, 502, 520]);

/** In characters. A page with at most this much text counts as a headline. */
const maxHeadline = 200;

/**
 * Returns the cause that the page itself states; undefined if it states none, or if its status is more
 * specific.
 */
export function readStatedCause({
  status,
  title,
  headings,
  mainText,
  markup,
}: Pick<Facts, 'status' | 'title' | 'headings' | 'mainText' | 'markup'>): Cause | undefined {
  if (!(title || mainText || markup)) return undefined;
  const headline = `${title} ${mainText.length > maxHeadline ? headings : mainText}`;
  const text = `${title} ${mainText}`;
  const stated = statements.find(
    ([pattern, , inHeadline]) => pattern.test(text) || inHeadline?.test(headline),
  )?.[1];
  const cause =
    stated ?? (noticeToClients.test(text) || noticeToClients.test(markup) ? 'blocked' : undefined);
  return cause !== undefined && isPlausible(status, cause) ? cause : undefined;
}

/** Returns whether the status leaves the cause open. A missing status allows any cause; a 4xx already states one. */
function isPlausible(status: number, cause: Cause): boolean {
  if (status >= 400 && cause === 'header-too-large') return oversized.has(status);
  return status < 400 || (status >= 500 && !exact.has(status));
}
