import type { Cause } from './causes.ts';
import type { Facts } from './facts.ts';

/**
 * What pages say of themselves, whoever wrote them, in the words of the most common programs and, for
 * maintenance, of the larger languages. The first that matches counts; the last pattern only where it says what the page is:
 * in its title and headings, or where the page says hardly anything else.
 */
const words: readonly (readonly [said: RegExp, cause: Cause, headline?: RegExp])[] = [
  [
    /Request Header Or Cookie Too Large|Request Header Fields Too Large|Size of a request header field exceeds/i,
    'header-too-large',
  ],
  [
    /Checking (?:if the site connection is secure|your browser before)|(?:Verify(?:ing)?|confirm) (?:that )?you are (?:a )?human|unusual traffic from your|sending automated (?:queries|requests)|(?:complete|solve) the captcha/i,
    'bot-check',
  ],
  // Amazon and the shops that took its page over; Bloomberg and others with the checks of PerimeterX.
  [
    /\bRobot Check\b|Enter the characters you see below|you(?:['’]re| are) not a (?:ro)?bot\b|Are you a (?:human|robot)\?/i,
    'bot-check',
  ],
  // Wordfence (wf503.php, wfLockedOut.php), which says 503 for all of these.
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
  [/Bandwidth Limit Exceeded/i, 'traffic-spent'],
  [
    /Resource Limit Is Reached|too many connections|experiencing (?:high|heavy) (?:traffic|load)|too busy|at capacity|over capacity/i,
    'overloaded',
  ],
  // A statement: sites also write of the maintenance of cars, and sell it.
  [
    /\b(?:under|undergoing|performing|carrying out|during|scheduled|planned|routine|emergency|system|offline for|down for|closed for) (?:[a-z]+ )?maintenance\b|\bmaintenance (?:mode|work|window|page|break|period|is|underway|in progress|until)\b|Wartungs(?:arbeit|modus|fenster|pause)|(?<!\p{L})(?:(?:in|wegen) Wartung(?!\p{L})|wird (?:gerade )?gewartet|(?:en|por) mantenimiento|(?:em|para|por) manutenção|(?:in|per) manutenzione|(?:in|voor|wegens) onderhoud(?!\p{L}))|onderhoudswerk|prac\S* konserwac|bakım(?:da|dayız| çalışma| modu)|техническ.{1,20}работ|на обслуживани|メンテナンス(?:中|のため|を行)|正在维护|维护中|系统维护|系統維護|維護中|점검/iu,
    'maintenance',
    /\bmaintenance\b|Wartung|mantenimiento|manutenção|manutenzione|onderhoud|konserwac|bakım|обслуживани|メンテナンス|维护|維護/i,
  ],
  // A statement, since a menu may lead to what the site writes of its rate limits.
  [
    /\brate[- ]limited\b|\brate[- ]limit.{0,30}\b(?:exceeded|reached|hit)\b|\b(?:exceeded|reached|hit)\b.{0,30}\brate[- ]limit|too many requests/i,
    'rate-limited',
  ],
  [
    /database (?:connection|error)|SQLSTATE|Traceback \(most recent|Stack ?trace|Unhandled exception/i,
    'origin-crashed',
  ],
];

/** What pages tell programs that fetch them, mostly in a comment (Amazon's 503). */
const toPrograms = /To discuss automated access to/i;

/** Causes that a page may name where its status says much of the matter, and not all of it. */
const nameable: Readonly<Record<number, readonly Cause[]>> = {
  // nginx says 400 of headers that are too large.
  400: ['header-too-large'],
  // The visit was refused; a person may still pass.
  403: ['bot-check', 'blocked'],
  413: ['header-too-large'],
  429: ['bot-check', 'blocked', 'rate-limited'],
};

/** Of 5xx, those that say all of it. */
const exact: ReadonlySet<number> = new Set([501, 505, 506, 510, 511]);

/** Causes that few statuses leave open; others leave it to all open ones. */
const rarely: Partial<Readonly<Record<Cause, readonly number[]>>> = {
  'header-too-large': [400, 413, 500, 502, 520],
};

/** In characters: a page with no more text than this is taken as a headline. */
const fewWords = 200;

/**
 * Returns the cause that the page itself names; undefined where it names none, or where its status says more than words
 * could.
 */
export function readPageWords({
  status,
  title,
  headings,
  mainText,
  markup,
}: Pick<Facts, 'status' | 'title' | 'headings' | 'mainText' | 'markup'>): Cause | undefined {
  const headline = `${title} ${mainText.length > fewWords ? headings : mainText}`;
  const said = `${title} ${mainText}`;
  const named = words.find(([pattern, , short]) => pattern.test(said) || short?.test(headline))?.[1];
  const cause = named ?? (toPrograms.test(said) || toPrograms.test(markup) ? 'blocked' : undefined);
  return cause !== undefined && mayName(status, cause) ? cause : undefined;
}

/** A missing or unclassified status says nothing; any 4xx says what the matter is. */
function mayName(status: number, cause: Cause): boolean {
  const isOpen = status < 400 || (status >= 500 && !exact.has(status));
  const isNamed = isOpen || (nameable[status]?.includes(cause) ?? false);
  return isNamed && (status < 400 || (rarely[cause]?.includes(status) ?? true));
}
