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
 * The only accepted warning: Preact assigns `innerHTML` where a component asks for it with `dangerouslySetInnerHTML`,
 * which no component here does (a lint rule forbids it). All pages share one Preact.
 */
const accepted = { code: 'UNSAFE_VAR_ASSIGNMENT', file: 'chunks/popup-start.js' };

/** Returns every error, and each warning that is not accepted or is there twice, as one line. */
export function complaints({ errors, warnings }: AddonReport): string[] {
  const isAccepted = ({ code, file }: Entry) => code === accepted.code && file === accepted.file;
  const [, ...others] = warnings.filter(isAccepted);
  const unexpected = [...warnings.filter((warning) => !isAccepted(warning)), ...others];
  return [...errors, ...unexpected].map(({ code, message, file }) => `${file ?? 'dist'}: ${code} ${message}`);
}
