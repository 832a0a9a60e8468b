interface Entry {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
}

/** The part of `web-ext lint --output json` that is read here. */
export interface AddonReport {
  readonly errors: readonly Entry[];
  readonly warnings: readonly Entry[];
}

/**
 * The only accepted warning, once in each page's bundle: Preact assigns `innerHTML` where a component asks
 * for it with `dangerouslySetInnerHTML`, which no component here does (a lint rule forbids it).
 */
const allowed = ['options.js', 'popup.js', 'welcome.js'].map((file) => `${file}: UNSAFE_VAR_ASSIGNMENT`);

/** Returns every error, and each warning that is not accepted, as one line. */
export function complaints({ errors, warnings }: AddonReport): string[] {
  const left = new Set(allowed);
  const unexpected = warnings.filter(({ code, file }) => !left.delete(`${file}: ${code}`));
  return [...errors, ...unexpected].map(({ code, message, file }) => `${file ?? 'dist'}: ${code} ${message}`);
}
