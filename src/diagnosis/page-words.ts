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
    /Checking (?:if the site connection is secure|your browser before)|Verify(?:ing)? (?:that )?you are (?:a )?human|unusual traffic from your|(?:complete|solve) the captcha/i,
    'bot-check',
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
  [/rate limit|too many requests/i, 'rate-limited'],
  [
    /database (?:connection|error)|SQLSTATE|Traceback \(most recent|Stack ?trace|Unhandled exception/i,
    'origin-crashed',
  ],
];

/** The cause that the page itself names, undefined where it names none. */
export function readPageWords(title: string, text: string): Cause | undefined {
  const said = `${title} ${text}`;
  return words.find(([pattern]) => pattern.test(said))?.[1];
}
