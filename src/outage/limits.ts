const second = 1000;
const minute = 60 * second;

/**
 * The maximum number of requests that Gatelight makes to one origin in any minute, including the user's commands. Loads
 * started by the user, the page or the browser are counted but not prevented.
 */
export const minuteBudget = 10;

/** How long *Keep trying* lasts, in ms of wall-clock time. */
export const keepTryingLimit = 24 * 60 * minute;

/** How long attempts and backoff count after the last attempt, in ms, even if the site recovers meanwhile. */
export const runMemory = 15 * minute;

/**
 * When the result of a preflight check is no longer awaited, in ms. A check takes little more than a second; one
 * without a result by then was lost with its worker.
 */
export const checkLimit = 15 * second;

/** An attempt that has started no navigation after this time, in ms, has ended. */
export const startLimit = 3 * second;

/** The interval between inspections of a pending load, in ms. */
export const inspectAgain = 30 * second;

/** An attempt without a result after this time, in ms, has ended; until then a command in its tab sends nothing. */
export const attemptTimeout = 60 * second;

/** When a page that is in use, or the network connection, is checked again, in ms. */
export const checkAgain = 30 * second;

/** When a page that was loading, or did not answer the check in time, is checked again, in ms. */
export const checkLoadingAgain = 10 * second;

/** The number of consecutive failed attempts after which another eligible page leads. */
export const strikesPerTurn = 2;

/** For how many attempts a URL that failed at its gateway may answer 404 or 500 while a deployment starts. */
export const restartGrace = 3;

/** How long "back" is shown, in ms. */
export const recoveredShown = 8 * second;

/** The pause between the loads of two followers, in ms: a site that has just recovered gets one request a second. */
export const followerPause = second;

/** How many tabs may show "back". No more badges than that are visible at a time. */
export const recoveredTabsKept = 20;

/** How many tabs may follow within `runMemory`, each once; the run retries the pages of all others. */
export const followedKept = 50;
