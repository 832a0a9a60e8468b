/** What a script saw in the page itself; sizes are bounded where they are read. */
export interface PageContent {
  readonly title: string;
  /** The first 4 KB of what the page shows (`innerText` of its body). */
  readonly text: string;
  /** The first 512 characters of its headings (`h1`, `h2`); absent where they were not told apart. */
  readonly headings?: string;
  /** The first 4 KB of what it shows outside navigation and footers; absent where that is `text`. */
  readonly mainText?: string;
  /** The first 4 KB of its source as the browser prints it (`outerHTML` of its root). */
  readonly markup: string;
  /** Length of all that the page shows, in characters. */
  readonly textLength: number;
  /** It reloads or leaves by itself (`<meta http-equiv=refresh>`), or keeps requesting its own address by script. */
  readonly refreshes: boolean;
  /** A service worker of the site stands between the page and its server. */
  readonly controlled?: boolean;
  /** Length of the cookies that a script may see, in characters. */
  readonly cookieLength?: number;
}
