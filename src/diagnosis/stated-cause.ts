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
  [
    /Checking (?:if the site connection is secure|your browser before)|(?:Verify(?:ing)?|confirm) (?:that )?you are (?:a )?human|unusual traffic from your|sending automated (?:queries|requests)|(?:complete|solve) the captcha/i,
    'bot-check',
  ],
  // Amazon and shops that copied its page; Bloomberg and other customers of PerimeterX.
  [
    /\bRobot Check\b|Enter the characters you see below|you(?:['’]re| are) not a (?:ro)?bot\b|Are you a (?:human|robot)\?/i,
    'bot-check',
  ],
  // Wordfence (wf503.php, wfLockedOut.php), which sends 503 for all of these.
  [
    /exceeded the maximum (?:number of|global|allowed) [\w -]{0,60}per (?:second|minute|hour|day)|Your access to this (?:site|service) has been temporarily limited/i,
    'rate-limited',
  ],
  [
    /Your access to this (?:site|service) has been (?:limited|blocked|suspended)|Access from your (?:area|country|region) has been/i,
    'blocked',
  ],
  [
    /(?:Your (?:IP(?: address)?|request|visit|network)|You) (?:has|have) been (?:temporarily |permanently )?(?:blocked|banned)/i,
    'blocked',
  ],
  [/bandwidth .{0,20}exceeded/i, 'traffic-spent'],
  [
    /Resource Limit Is Reached|too many connections|experiencing (?:high|heavy) (?:traffic|load)|too busy|at capacity|over capacity/i,
    'overloaded',
  ],
  // Only statements match, because sites also mention and sell maintenance, for example of cars.
  [
    /\b(?:under|undergoing|performing|carrying out|during|scheduled|planned|routine|emergency|system|offline for|down for|closed for) (?:[a-z]+ )?maintenance\b|\bmaintenance (?:mode|work|window|page|break|period|is|underway|in progress|until)\b|Wartungs(?:arbeit|modus|fenster|pause)|(?<!\p{L})(?:(?:in|wegen) Wartung(?!\p{L})|wird (?:gerade )?gewartet|(?:en|por) mantenimiento|(?:em|para|por) manutenção|(?:in|per) manutenzione|(?:in|voor|wegens) onderhoud(?!\p{L}))|onderhoudswerk|prac\S* konserwac|bakım(?:da|dayız| çalışma| modu)|техническ.{1,20}работ|на обслуживани|メンテナンス(?:中|のため|を行)|正在维护|维护中|系统维护|系統維護|維護中|점검/iu,
    'maintenance',
    /\bmaintenance\b|Wartung|mantenimiento|manutenção|manutenzione|onderhoud|konserwac|bakım|обслуживани|メンテナンス|维护|維護/i,
  ],
  // Only statements match, because a menu may link to documentation of rate limits.
  [
    /\brate[- ]limited\b|\brate[- ]limit.{0,30}\b(?:exceeded|reached|hit)\b|\b(?:exceeded|reached|hit)\b.{0,30}\brate[- ]limit|too many requests/i,
    'rate-limited',
  ],
  [
    /database (?:connection|error)|SQLSTATE|Traceback \(most recent|application (?:failed to start|exited)|Stack ?trace|Unhandled exception|\bat \S{1,80} \(\S{1,200}:\d+:\d+\)|^.{0,60}(?:SQL|database|datenbank|base de d|banco de d|データベース|数据库|баз\S{0,2} данных).{0,40}$/i,
    'origin-crashed',
  ],
];

/** A notice for automated clients, usually in an HTML comment (Amazon's 503). */
const noticeToClients = /To discuss automated access to/i;

/** The causes that a page may state in addition to a 4xx status. */
const refinements: Readonly<Record<number, readonly Cause[]>> = {
  // nginx sends 400 for headers that are too large.
  400: ['header-too-large'],
  // The request was refused, possibly until the user proves to be human.
  403: ['bot-check', 'blocked'],
  413: ['header-too-large'],
  429: ['bot-check', 'blocked', 'rate-limited'],
};

/** The 5xx statuses that text cannot refine. */
const exact: ReadonlySet<number> = new Set([501, 505, 506, 510, 511]);

/** Causes that are only plausible with these statuses. */
const limitedTo: Partial<Readonly<Record<Cause, readonly number[]>>> = {
  'header-too-large': [400, 413, 500, 502, 520],
};

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
  const headline = `${title} ${mainText.length > maxHeadline ? headings : mainText}`;
  const text = `${title} ${mainText}`;
  const stated = statements.find(
    ([pattern, , inHeadline]) => pattern.test(text) || inHeadline?.test(headline),
  )?.[1];
  const cause =
    stated ?? (noticeToClients.test(text) || noticeToClients.test(markup) ? 'blocked' : undefined);
  return cause !== undefined && isPlausible(status, cause) ? cause : undefined;
}

/**
 * Returns whether the status leaves the cause open. A missing status allows any cause; a 4xx already states
 * one.
 */
function isPlausible(status: number, cause: Cause): boolean {
  const isOpen = status < 400 || (status >= 500 && !exact.has(status));
  const isAllowed = isOpen || (refinements[status]?.includes(cause) ?? false);
  return isAllowed && (status < 400 || (limitedTo[cause]?.includes(status) ?? true));
}
