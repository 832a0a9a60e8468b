/** How both browsers spell a navigation that ended without a document: 204, download, Stop, another navigation. */
const aborts: ReadonlySet<string> = new Set([
  'net::ERR_ABORTED',
  'NS_BINDING_ABORTED',
  // 0x804B0002, NS_BINDING_ABORTED as Firefox's webNavigation writes it; also before good commits.
  'Error code 2152398850',
]);

/** Whether a webNavigation error only says that a navigation was given up: no page arrived, none failed. */
export function isAbort(code: string): boolean {
  return aborts.has(code);
}

/**
 * Whether the error itself is the arrival of an error page. Chrome commits its error pages
 * without an `onCommitted`; Firefox commits them with one, just after the error (both measured).
 */
export function showsErrorPage(code: string): boolean {
  return code.startsWith('net::') && !isAbort(code);
}

/** Stands for the code of an error page that was found standing: only its own event tells the code. */
export const unknownError = '';
