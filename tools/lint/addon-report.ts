interface Entry {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
}

/** The part that is read here of `web-ext lint --output json`. */
export interface AddonReport {
  readonly errors: readonly Entry[];
  readonly warnings: readonly Entry[];
}

/**
 * The one warning that stays: Preact assigns `innerHTML` where a component asks for it with
 * `dangerouslySetInnerHTML`, which no component here does (a lint rule forbids it).
 */
const allowed: Readonly<Record<string, number>> = { UNSAFE_VAR_ASSIGNMENT: 1 };

/** Every error, and each warning beyond those allowed, as one line. */
export function complaints({ errors, warnings }: AddonReport): string[] {
  const seen = new Map<string, number>();
  const unexpected = warnings.filter(({ code }) => {
    const nth = (seen.get(code) ?? 0) + 1;
    seen.set(code, nth);
    return nth > (allowed[code] ?? 0);
  });
  return [...errors, ...unexpected].map(({ code, message, file }) => `${file ?? 'dist'}: ${code} ${message}`);
}
