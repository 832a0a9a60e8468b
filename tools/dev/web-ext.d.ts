/** The part of web-ext that `npm run dev` uses; the package has no types. */
declare module 'web-ext' {
  /** A browser that web-ext started. */
  interface Runner {
    reloadAllExtensions(): Promise<readonly { readonly reloadError?: Error }[]>;
    registerCleanup(ended: () => void): void;
    exit(): Promise<void>;
  }
  interface RunOptions {
    readonly sourceDir: string;
    readonly target: readonly ('chromium' | 'firefox-desktop')[];
    readonly args: readonly string[];
    readonly startUrl: readonly string[];
    /** Whether it leaves watching and reloading to its caller. */
    readonly noReload: boolean;
    readonly noInput: boolean;
    readonly chromiumBinary?: string;
    readonly firefox?: string;
    /** Firefox's preferences. */
    readonly pref?: Readonly<Record<string, string | number | boolean>>;
  }
  export const cmd: { run(options: RunOptions): Promise<Runner> };
}
