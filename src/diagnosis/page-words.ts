import type { Cause } from './causes.ts';

/**
 * What pages say of themselves, whoever wrote them, in the words of the most common programs and, for
 * maintenance, of the larger languages. The first that matches counts.
 */
const words: readonly (readonly [RegExp, Cause])[] = [
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
  [
    /\bmaintenance\b|Wartungs|mantenimiento|manutenção|manutenzione|onderhoud|konserwac|bakım|техническ.{1,20}работ|обслуживани|メンテナンス|维护|維護|점검/i,
    'maintenance',
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

/**
 * Returns the cause that the page itself names, undefined where it names none.
 *
 * @param markup of the page, where it was read
 */
export function readPageWords(title: string, text: string, markup = ''): Cause | undefined {
  const said = `${title} ${text}`;
  const named = words.find(([pattern]) => pattern.test(said))?.[1];
  return named ?? (toPrograms.test(said) || toPrograms.test(markup) ? 'blocked' : undefined);
}
