import type { Cause } from './causes.ts';
import type { Facts } from './facts.ts';

/** What is left of a client's allowance: a header of its own, or a part of one (the IETF's draft). */
const allowance = /^(?:x-)?rate-?limit(?:-remaining(?:-\w+)?)?$/;
const spent = /^0(?:\.0+)?$|\b(?:r|remaining)=0\b/;

/** The last request that a limit allows leaves nothing either, so other statuses do not show that it was exceeded. */
const limiting: ReadonlySet<number> = new Set([403, 429, 503]);

/** Statuses that filters send for requests that they refuse. */
const refusing: ReadonlySet<number> = new Set([0, 400, 403, 405, 406, 415, 418, 429, 503, 999]);

/** What a host says is missing or taken down. Not as the place of something else, the user's own, or a value in JSON. */
const subject =
  '\\b(?<!"|\\b(?:to|[fio]\\w+) \\w+ |(?:you|use)r )(?:account|app(?:lication)?|\\w*(?:domain|site)|shop|store|tunnel)(?: name)?(?: you[^.]+| \\S+\\.\\S+)? ';

/**
 * The wording of refusals, by the cause that it states. The first match counts. What hosts say of a site that they took
 * down or do not have counts with more statuses.
 */
const wordings: readonly (readonly [pattern: RegExp, cause: Cause, byHost?: true])[] = [
  [
    /\bRequestThro|\bthrottl(?:ing|e_violation)\b|\bSlowDown\b|\brate limit (?:exceeded|reached)/i,
    'rate-limited',
  ],
  [/^(?:Human|Bot|Security|Access) (?:Verification|Challenge)\b|^Client Challenge\b/i, 'bot-check'],
  [
    /\b(?:request|access|visit) (?:has been|was) (?:blocked|rejected)\b|Security Incident|(?:请求|访问)已?被.{0,4}(?:拦截|阻断)/i,
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
const maxCaptchaText = 400;

/**
 * Returns the cause if the response says that the request was refused although nothing failed, or that there is no site
 * to serve: by headers about rate limits, wording, or a captcha. Undefined if it does not say so, or if its status is more specific.
 */
export function readRefusal({ status, fields, title, mainText, markup }: Facts): Cause | undefined {
  if (limiting.has(status))
    for (const [name, values] of fields)
      if (allowance.test(name) && values.some((value) => spent.test(value))) return 'rate-limited';
  if (mainText.length > maxText) return undefined;
  const text = `${title} ${mainText}`.trim();
  const isRefusing = refusing.has(status);
  // Of a gateway, the same words may mean that it found no server.
  const isHosts = status < 500;
  const stated = wordings.find(
    ([pattern, , byHost]) => (isRefusing || (byHost && isHosts)) && pattern.test(text),
  )?.[1];
  const isCheck = status && isRefusing && mainText.length < maxCaptchaText && captcha.test(markup);
  return stated ?? (isCheck ? 'bot-check' : undefined);
}
