import type { Header } from '../navigation/page.ts';

/** Which form a pasted text has. */
export type Format =
  | 'http'
  | 'wget'
  | 'powershell'
  | 'panel'
  | 'har'
  | 'nginx-log'
  | 'apache-log'
  | 'haproxy-log'
  | 'access-log'
  | 'console'
  | 'tool-error'
  | 'browser-error'
  | 'status'
  | 'page';

/** A response, or the lack of one, as far as a pasted text shows it. */
export interface PastedResponse {
  readonly format: Format;
  /** Undefined if there was no response, or if only the page states a status. */
  readonly status: number | undefined;
  readonly headers: readonly Header[];
  /** At most `maxBody` characters. */
  readonly body: string;
  /** Redirects preceded it. */
  readonly redirected: boolean;
  readonly url?: string;
  /** In upper case. */
  readonly method?: string;
  /** The path of the request, where the text names no host. */
  readonly path?: string;
  /** When the request was sent, in ms since the epoch. */
  readonly at?: number;
  /** From sending the request to the first byte of the response, in ms. */
  readonly timeToFirstByte?: number;
  readonly fromCache?: boolean;
  /** Why there was no response: the code of a browser, or the code that Chromium has for what a tool reports. */
  readonly error?: string;
  /** The line of the text that says what failed, where it is not a response itself. */
  readonly quote?: string;
  /** What the product that wrote a log line sends in this case. It was not observed, and serves the diagnosis alone. */
  readonly inferred?: Pick<PastedResponse, 'headers' | 'body'>;
}

/** Why a text is not explained. */
export type Refusal =
  | {
      readonly kind:
        | 'empty'
        | 'binary'
        | 'other-json'
        | 'no-entries'
        | 'request'
        | 'no-status'
        | 'markup'
        | 'too-slow';
    }
  /** Sizes in bytes. */
  | { readonly kind: 'too-large'; readonly size: number; readonly limit: number }
  /** The line of the mistake, if the parser reports it. */
  | { readonly kind: 'broken-json'; readonly line: number | undefined }
  /** The beginning of the text. */
  | { readonly kind: 'unknown'; readonly found: string };

/** What was read from a text. */
export type Reading =
  /** Failures first, at most `maxResponses` of `total`. */
  | { readonly kind: 'responses'; readonly responses: readonly PastedResponse[]; readonly total: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What is read from a text of one form; undefined if the text does not have that form. */
export type Found = readonly PastedResponse[] | Refusal | undefined;

/** In characters; as much as the diagnosis reads. */
export const maxBody = 65_536;

/** More than anyone compares by hand. The page is blocked while it draws them: for 300, up to 0.4 s (measured). */
export const maxResponses = 100;

/** Returns a response with the fields that most forms leave empty. */
export function pasted(
  format: Format,
  fields: Pick<PastedResponse, 'status'> & Partial<PastedResponse>,
): PastedResponse {
  return { format, headers: [], body: '', redirected: false, ...fields };
}
