import type { Cause } from './causes.ts';
import type { Facts } from './facts.ts';
import { refusalWords } from './refusal-words.ts';

/** What is left of a client's allowance: a header of its own, or a part of one (the IETF's draft). */
const allowance = /^(?:x-)?rate-?limit(?:-remaining(?:-\w+)?)?$/;
const spent = /^0(?:\.0+)?$|\b(?:r|remaining)=0\b/;

/** The last request that a limit allows leaves nothing either, so other statuses do not show that it was exceeded. */
const limiting: ReadonlySet<number> = new Set([403, 429, 503]);

/** Statuses that say little or nothing, or that only filters send. */
const vague: ReadonlySet<number> = new Set([0, 406, 412, 418, 468, 493, 498, 555]);

/** Statuses that filters and checks send for requests that they refuse. */
const refusing: ReadonlySet<number> = new Set([...vague, 200, 202, 400, 403, 405, 415, 429, 503, 999]);

/** What a host says is missing or taken down. Not as the place of something else, the user's own, or a value in JSON. */
const subject =
  '\\b(?<!"|\\b(?:to|[fio]\\w+) \\w+ |(?:you|use)r )(?:account|app(?:lication)?|\\w*(?:domain|site)|shop|store|tunnel)(?: name)?(?: you[^.]+| \\S+\\.\\S+)? ';

/**
 * The wording of refusals, by the cause that it states. The first match counts. Menus and articles mention the same in
 * other words. What hosts say of a site that they took down or do not have counts with more statuses.
 */
const wordings: readonly (readonly [pattern: RegExp, cause: Cause, byHost?: true])[] = [
  // Of APIs, too, which write their codes in every case.
  [
    /\bRequestThro|throttl|\bSlowDown\b|rate[-_ ]?limit(?!s)|(?:quota|\brate|(?:quest|daily) ?limit)[_ ]?(?:exceed|reach)|exceed\w* (?:\w+ ){0,5}(?:quota|requests)\b|(?:^|[^a-z ] ?|made |[dk]ing |sent )too ?many ?(?:req|attem)|频繁/i,
    'rate-limited',
  ],
  // Amazon and shops that copied its page; Bloomberg and other customers of PerimeterX; Google; CDNs.
  [
    /^(?:Human|(?:Ro)?bot|Security|Access|Client) (?:Verification|Challenge|Check|Detection)\b|(?:Checking|Verifying|we verify) (?:if (?:the site|your) connection is secure|your browser)|unusual (?:traffic|activity).{0,12} your|sending automated|(?:complete|solve) th\w+ (?:\w+ )?(?:\w*captcha|security check|challenge)|Enter the characters you see below|(?<!: )(?:verify(?:ing)?|confirm\w*|check if)(?: that)? you(?:['’]re| are) (?:a )?human|are you a human|\brobot\b(?! pol)|not a bot|robô|не робот|[成机动全].{0,4}验证/i,
    'bot-check',
  ],
  [
    /\b(?:request|access|visit|IP|address|area|you) (?:has|have|was|is|are) (?:\w+ ){0,2}(?:blocked|rejected|banned)\b(?!\?)|(?:access|area) has been .{0,12}limited|(?:unavailable|n[o'’]t (?:\w+ )?(?:av|supp)\w+) (?:in|to|from) .{0,40}(?:Europe|country|region|location)|(?:country|territory|location) (?:is )?not supp|Security (?:Incident|Block)|被.{0,4}(?:拦截|阻断)/i,
    'blocked',
  ],
  [
    new RegExp(
      `${subject}(?:(?:been|has|is|was|\\w+ly) )*(?:suspended|disabled|expired|paused)|suspendid[ao]\\b`,
      'i',
    ),
    'paused',
    true,
  ],
  [
    new RegExp(
      `${subject}(?:(?:(?!page)\\w+ )?(?:\\w+n['’]t|(?:can)?not) (?:\\w+ ){0,2}(?:configured|connected|found|exist)\\b|(?:\\w+ ){0,2}(?:parked|for sale))`,
      'i',
    ),
    'no-site',
    true,
  ],
];

/** A captcha on a page that has little else; sites load the same scripts for forms. */
const captcha = /\/recaptcha\/|hcaptcha\.com\/|\/turnstile\//;

/** In characters. */
const maxText = 1500;
const maxShort = 400;

/**
 * Returns the cause if the response says that the request was refused although nothing failed, or that there is no site
 * to serve: by headers about rate limits, wording, or a captcha. Undefined if it does not say so, or if its status is
 * more specific.
 */
export function readRefusal({ status, fields, title, mainText, markup }: Facts): Cause | undefined {
  if (limiting.has(status))
    for (const [name, values] of fields)
      if (allowance.test(name) && values.some((value) => spent.test(value))) return 'rate-limited';
  if (mainText.length > maxText || !(title || mainText || markup)) return undefined;
  const text = `${title} ${mainText}`.trim();
  // A longer page that is fine is about something else, and what a working API says of its limits is no refusal.
  const isFine = status >= 200 && status < 400;
  const isShort = mainText.length < maxShort;
  // Of pasted text, a 500 is only what the word “error” suggests.
  const isGuess = status === 500 && fields.size === 0;
  const isRefusing = isGuess || (refusing.has(status) && (isShort || !isFine));
  // Of a gateway, the same words may mean that it found no server.
  const isHosts = status < 500;
  const stated = wordings.find(
    ([pattern, , byHost], index) =>
      ((isRefusing && (index > 0 || !isFine)) || (byHost && isHosts)) && pattern.test(text),
  )?.[1];
  const isCheck = status >= 400 && isRefusing && isShort && captcha.test(markup);
  return stated ?? (isCheck ? 'bot-check' : undefined);
}

/** Returns whether a page whose status leaves it open has the words of a refusal. */
export function seemsRefused({ status, title, mainText }: Facts): boolean {
  return vague.has(status) && mainText.length <= maxText && refusalWords.test(`${title} ${mainText}`);
}
