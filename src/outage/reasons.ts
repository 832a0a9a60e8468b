// Lists, because stored values are checked against them; the types are derived from the lists.

export const cautions = [
  'private-host',
  'refreshes-itself',
  'own-content',
  'one-time-link',
  'browser-retries',
  'brought-file',
] as const;
/** Why a page that could be retried automatically waits for its user instead. */
export type Caution = (typeof cautions)[number];

export const exclusions = ['download', 'no-content', 'stopped', 'discarded', 'in-use', 'not-loaded'] as const;
/**
 * Why this one tab no longer takes part until its user asks or it fails anew. `in-use`: the site was back, but
 * the page was in use. `not-loaded`: an attempt started no navigation, as when the user answers a `beforeunload`
 * question with *Stay*.
 */
export type Exclusion = (typeof exclusions)[number];

export const runEnds = ['user', 'attempts-spent', 'time-spent', 'led-elsewhere'] as const;
/**
 * What ended the run itself, whichever pages still fail. `user`: the user pressed Stop. `led-elsewhere`: a page of
 * the site came back as a different page, such as a sign-in, into which no other tab should be taken unasked.
 */
export type RunEnd = (typeof runEnds)[number];

export const busyReasons = ['used', 'filled', 'unfocused', 'sound', 'loading'] as const;
/**
 * Why a page may not be reloaded right now. `used`: it received user input. `filled`: a field differs from its
 * default. `unfocused`: it is in front but lacks the keyboard
 * focus, so the user may be typing in the address bar.
 */
export type BusyReason = (typeof busyReasons)[number];

/** Why no attempt is made although more are planned. */
export type PauseReason = BusyReason | 'offline';

export const stopReasons = [
  ...runEnds,
  ...exclusions,
  ...cautions,
  // The extension may not observe the site's pages.
  'no-permission',
  // Retry-After reaches beyond the end of the run.
  'retry-after-too-late',
  'form',
  // The status is of the class that is never retried.
  'never-retried',
  // The user chose that nothing is retried, for this site or for all.
  'switched-off',
  // The status, or the user's choice for this site, is to retry only on request.
  'only-when-asked',
  // The site answers again, but this page may not be reloaded automatically.
  'site-is-back',
] as const;
/** Why no further attempt is made automatically. */
export type StopReason = (typeof stopReasons)[number];
