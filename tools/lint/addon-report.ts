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
 * The accepted warnings, each once. Preact assigns `innerHTML` where a component asks for it with
 * `dangerouslySetInnerHTML`, which no component here does (a lint rule forbids it); all pages share one Preact. The
 * linter also assumes Firefox for Android, where `data_collection_permissions` is known later than on desktops: the
 * manifest does not claim it, by having no `gecko_android`.
 */
const accepted = [
  { code: 'UNSAFE_VAR_ASSIGNMENT', file: 'chunks/popup-start.js' },
  { code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION', file: 'manifest.json' },
];

/** Returns every error, and each warning that is not accepted or is there twice, as one line. */
export function complaints({ errors, warnings }: AddonReport): string[] {
  const isLike = (one: Entry, other: Pick<Entry, 'code' | 'file'>) =>
    one.code === other.code && one.file === other.file;
  const unexpected = warnings.filter((warning) => !accepted.some((each) => isLike(warning, each)));
  const repeated = accepted.flatMap((each) => warnings.filter((warning) => isLike(warning, each)).slice(1));
  return [...errors, ...unexpected, ...repeated].map(
    ({ code, message, file }) => `${file ?? 'dist'}: ${code} ${message}`,
  );
}
