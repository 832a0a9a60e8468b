/**
 * The codes with which both browsers report a navigation that ended without a document (204, download, Stop,
 * another navigation).
 */
const aborts: ReadonlySet<string> = new Set([
  'net::ERR_ABORTED',
  'NS_BINDING_ABORTED',
  // 0x804B0002 (NS_BINDING_ABORTED) as reported by Firefox's webNavigation, even before successful commits.
  'Error code 2152398850',
]);

/**
 * Returns whether a webNavigation error only reports an aborted navigation, with neither a page nor a
 * failure.
 */
export function isAbort(code: string): boolean {
  return aborts.has(code);
}

/**
 * Returns whether the error itself signals the arrival of an error page. Chrome fires no `onCommitted` for its
 * error pages; Firefox fires one just after the error (both measured).
 */
export function showsErrorPage(code: string): boolean {
  return code.startsWith('net::') && !isAbort(code);
}

/** The code of an error page found by inspecting a tab, because only the error event carries the code. */
export const unknownError = '';
