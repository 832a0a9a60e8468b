/** What a script read in the page itself. The script truncates every field. */
export interface PageContent {
  readonly title: string;
  /** The first 4096 characters of the visible text (`innerText` of the body). */
  readonly text: string;
  /** The first 512 characters of the headings (`h1`, `h2`); absent if they were not read separately. */
  readonly headings?: string;
  /** The first 4096 characters of the text outside navigation and footers; absent if that equals `text`. */
  readonly mainText?: string;
  /** The first 4096 characters of the serialized document (`outerHTML` of its root element). */
  readonly markup: string;
  /** The full length of the visible text, in characters. */
  readonly textLength: number;
  /**
   * The page refreshes itself (`<meta http-equiv=refresh>`), or a script keeps requesting the page's own URL.
   */
  readonly refreshes: boolean;
  /** One of the site's service workers controls the page. */
  readonly controlled?: boolean;
  /** The length of the cookies visible to scripts, in characters. */
  readonly cookieLength?: number;
}
