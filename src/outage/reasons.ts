// Lists, because stored values are validated against them; the types are derived from the lists.

export const cautions = [
  'private-host',
  'refreshes-itself',
  'own-content',
  'one-time-link',
  'browser-retries',
  'brought-file',
] as const;
/** Why a page that could be retried automatically waits for the user instead. */
export type Caution = (typeof cautions)[number];

export const exclusions = ['download', 'no-content', 'stopped', 'discarded', 'in-use', 'not-loaded'] as const;
/**
 * Why one tab no longer takes part until the user asks for it or its page fails again. `in-use`: the site was back, but
 * the page was in use. `not-loaded`: an attempt started no navigation, for example because the user answered a
 * `beforeunload` dialog with *Stay*.
 */
export type Exclusion = (typeof exclusions)[number];

export const runEnds = ['user', 'attempts-spent', 'time-spent', 'led-elsewhere'] as const;
/**
 * What ended the run, whichever pages still fail. `user`: the user pressed Stop. `led-elsewhere`: a page of the site
 * came back as a different page, such as a sign-in form, and no other tab is taken there unasked.
 */
export type RunEnd = (typeof runEnds)[number];

export const busyReasons = ['used', 'filled', 'unfocused', 'sound', 'loading'] as const;
/**
 * Why a page must not be reloaded right now. `used`: it received user input. `filled`: a field differs from its
 * default. `unfocused`: it is in the active tab but has no keyboard focus, so the user may be typing in the address
 * bar.
 */
export type BusyReason = (typeof busyReasons)[number];

/** Why no attempt is made at the moment although more are planned. */
export type PauseReason = BusyReason | 'offline';

export const stopReasons = [
  ...runEnds,
  ...exclusions,
  ...cautions,
  // The extension has no permission to observe the site's pages.
  'no-permission',
  // Retry-After ends after the run would.
  'retry-after-too-late',
  // The page is the result of a form submission.
  'form',
  // The retry class of the page is `never`.
  'never-retried',
  // The user chose the mode `never`, for this site or in general.
  'switched-off',
  // The retry class of the page, or the mode that the user chose, is `ask`.
  'only-when-asked',
  // The site answers again, but this page may not be reloaded automatically.
  'site-is-back',
] as const;
/** Why no further attempt is made automatically. */
export type StopReason = (typeof stopReasons)[number];
