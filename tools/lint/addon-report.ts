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
 * The only accepted warning, once for each page: Preact assigns `innerHTML` where a component asks for it with
 * `dangerouslySetInnerHTML`, which no component here does (a lint rule forbids it).
 */
const accepted = 'UNSAFE_VAR_ASSIGNMENT';
const pages = ['explain', 'history', 'options', 'popup', 'welcome'];

/** `popup.js` and `chunks/popup-….js` belong to the same page. */
const pageOf = (file = '') => /^(?:chunks\/)?([a-z]+)(?:-[\w-]+)?\.js$/.exec(file)?.[1] ?? '';

/** Returns every error, and each warning that is not accepted, as one line. */
export function complaints({ errors, warnings }: AddonReport): string[] {
  const left = new Set(pages);
  const unexpected = warnings.filter(({ code, file }) => code !== accepted || !left.delete(pageOf(file)));
  return [...errors, ...unexpected].map(({ code, message, file }) => `${file ?? 'dist'}: ${code} ${message}`);
}
