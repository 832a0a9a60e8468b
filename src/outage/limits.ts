const second = 1000;
const minute = 60 * second;

/**
 * How many requests Gatelight makes to one site in any minute, the reader's clicks on its buttons included.
 * Failures that the reader, the page or the browser called for by themselves are counted and not forbidden.
 */
export const minuteBudget = 10;

/** The longest that *Keep trying* lasts. */
export const keepTryingLimit = 24 * 60 * minute;

/** A look takes at most 500 ms; one that is not answered by then was lost with its worker. */
export const lookLimit = 5 * second;

/** How often a paused page, or one that has not finished loading, is looked at again. */
export const lookAgain = 30 * second;

/** How long "back" is shown, in ms. */
export const backShown = 8 * second;

/** The rest between two followers, in ms: at most one request a second while a site finds its feet. */
export const followerRest = second;

/** How many tabs are named as back. More than fit on a screen need no mark. */
export const backTabsKept = 20;
