// Lists, for what is stored is read against them; the types are read off them.

export const cautions = [
  'private-host',
  'refreshes-itself',
  'own-content',
  'one-time-token',
  'method-unknown',
  'browser-retries',
  'brought-file',
] as const;
/** Why a page that could be retried by itself waits for its reader instead. */
export type Caution = (typeof cautions)[number];

export const bars = ['download', 'no-content', 'stopped', 'discarded', 'in-use'] as const;
/**
 * Why this one tab takes no further part until its reader asks or it fails anew. `in-use`: the site was back,
 * but the reader was active in the page or it played sound.
 */
export type Bar = (typeof bars)[number];

export const runs = ['automatic', 'keep-trying'] as const;
/** What drives the attempts: the bounded automatic run, or the reader's wish to keep trying. */
export type Run = (typeof runs)[number];

export const runEnds = ['user', 'attempts-spent', 'time-spent'] as const;
/** What ended the run itself, whichever pages still fail; `user` is the reader's Stop. */
export type RunEnd = (typeof runEnds)[number];

export const pauseReasons = ['offline', 'typing', 'sound', 'loading'] as const;
/** Why nothing is sent although more attempts are planned. */
export type PauseReason = (typeof pauseReasons)[number];

export const stopReasons = [
  ...runEnds,
  ...bars,
  ...cautions,
  // The extension may not see what becomes of the site's pages.
  'no-permission',
  // Retry-After reaches past the run's end.
  'retry-after-too-late',
  'form',
  // The status is of the class that is never retried.
  'never-retried',
  // The reader chose that nothing is tried again by itself, for this site or for all.
  'switched-off',
  // The status, or the reader's choice for this site, is to try only when asked.
  'only-when-asked',
  // The site answers again, but this page may not be reloaded by itself.
  'site-is-back',
] as const;
/** Why no further attempt comes by itself. */
export type StopReason = (typeof stopReasons)[number];
