import type { Target } from '../build/manifest.ts';

/** Where a build is published, and the variables of the environment that say for whom. */
interface Store {
  readonly name: string;
  readonly credentials: readonly string[];
}

export const stores = {
  chrome: {
    name: 'the Chrome Web Store',
    credentials: [
      'CHROME_PUBLISHER_ID',
      'CHROME_EXTENSION_ID',
      'CHROME_CLIENT_ID',
      'CHROME_CLIENT_SECRET',
      'CHROME_REFRESH_TOKEN',
    ],
  },
  firefox: {
    name: 'addons.mozilla.org',
    // web-ext reads them itself.
    credentials: ['WEB_EXT_API_KEY', 'WEB_EXT_API_SECRET'],
  },
} as const satisfies Readonly<Record<Target, Store>>;

type Environment = Readonly<Record<string, string | undefined>>;

/** Returns the names of the variables that a store needs and that are not set. */
export function missingCredentials(target: Target, env: Environment): string[] {
  return stores[target].credentials.filter((name) => !env[name]);
}
