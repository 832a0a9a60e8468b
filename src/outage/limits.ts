const second = 1000;
const minute = 60 * second;

/**
 * How many requests Gatelight makes to one origin in any minute, the user's commands included. Loads that the
 * user, the page or the browser start on their own are counted and not prevented.
 */
export const minuteBudget = 10;

/** How long *Keep trying* lasts, in ms of wall-clock time. */
export const keepTryingLimit = 24 * 60 * minute;

/** How long attempts and backoff are remembered after the last attempt, whatever the pages do meanwhile. */
export const runMemory = 15 * minute;

/** A preflight check takes little more than a second; one without an answer by then was lost with its worker. */
export const checkLimit = 15 * second;

/** An attempt after which no navigation starts within this time is over. */
export const startLimit = 3 * second;

/** When a load is inspected again, in case its end was missed. */
export const inspectAgain = 30 * second;

/** An attempt without a result is over; until then a command in the same tab adds nothing. */
export const attemptTimeout = 60 * second;

/** How often a page that is in use is checked again. */
export const checkAgain = 30 * second;

/** How soon a page that was loading, or did not answer the check in time, is checked again. */
export const checkLoadingAgain = 10 * second;

/** Failed attempts in a row after which another eligible page leads. */
export const strikesPerTurn = 2;

/** Attempts for which a URL that failed at its gateway may answer 404 or 500 while a deployment starts. */
export const restartGrace = 3;

/** How long "back" is shown, in ms. */
export const recoveredShown = 8 * second;

/** The pause between two followers, in ms: at most one request a second while a site finds its feet. */
export const followerPause = second;

/** How many tabs show "back". More than fit on a screen need no badge. */
export const recoveredTabsKept = 20;

/** How many tabs may follow within `runMemory`, each once; pages beyond that are tried by the run. */
export const followedKept = 50;
