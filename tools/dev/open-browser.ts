import { cmd, type Runner } from 'web-ext';
import { type BrowserName, executableOf } from '../../test/browsers/browser.ts';
import { exampleHosts } from '../../test/browsers/hosts.ts';

interface BrowserOptions {
  readonly headless: boolean;
  /** Opened at the start; in a headless Chromium, which takes no more, the first alone. */
  readonly pages: readonly string[];
}

/** Opens a browser with an empty profile and a build of the extension, which `reloadAllExtensions` loads again. */
export function openBrowser(
  name: BrowserName,
  extension: string,
  { headless, pages }: BrowserOptions,
): Promise<Runner> {
  const args = headless ? ['--headless'] : [];
  const common = { sourceDir: extension, startUrl: pages, noReload: true, noInput: true };
  if (name === 'firefox')
    return cmd.run({
      ...common,
      target: ['firefox-desktop'],
      firefox: executableOf('firefox'),
      args,
      pref: { 'network.dns.localDomains': exampleHosts.join(',') },
    });
  return cmd.run({
    ...common,
    startUrl: headless ? pages.slice(0, 1) : pages,
    target: ['chromium'],
    chromiumBinary: executableOf('chromium'),
    args: [
      ...args,
      '--host-resolver-rules=MAP *.example 127.0.0.1',
      // Chromium's sandbox refuses to run as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
