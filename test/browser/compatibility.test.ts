import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Json, manifestFor } from '../../tools/build/manifest.ts';

// Required, not imported, so that Vite does not transform 15 MB of JSON.
const bcd = createRequire(import.meta.url)(
  '@mdn/browser-compat-data',
) as typeof import('@mdn/browser-compat-data').default;

const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, 'src/browser');

interface Feature {
  readonly __compat?: { readonly support: Record<string, Support | readonly Support[]> };
  readonly [member: string]: unknown;
}

interface Support {
  readonly version_added: string | boolean | null;
  readonly version_removed?: string;
}

/** The APIs that some browser lacks, and how the code handles that. */
const livesWithout: Readonly<Record<string, string>> = {
  'tabs.onReplaced on firefox':
    'its tabs keep their ids; the listener is registered only if the event exists',
  'tabs.onReplaced on firefox_android': 'the same',
  'action.openPopup on chrome': 'since 127; called only if it exists',
  'browsingData on firefox_android': 'not available as an optional permission; the request is refused',
  'windows on firefox_android': 'the active tab is the one on the screen; called only if it exists',
  'storage.managed on firefox_android': 'a missing area reads as empty',
  'notifications on firefox_android': 'optional; shown only with the permission',
};

const common = JSON.parse(readFileSync(resolve(root, 'manifest.json'), 'utf8')) as Json;
const chrome = manifestFor('chrome', common) as { minimum_chrome_version: string };
const firefox = manifestFor('firefox', common) as {
  browser_specific_settings: Record<'gecko', { strict_min_version: string }>;
};
const { gecko } = firefox.browser_specific_settings;

const leastVersions = {
  chrome: Number.parseFloat(chrome.minimum_chrome_version),
  firefox: Number.parseFloat(gecko.strict_min_version),
  // The manifest does not claim it, since nobody has tried it there; the first that knows data_collection_permissions.
  firefox_android: 142,
};

/** Every `browser.namespace.member` of the adapters, and the members of `action` that are taken out of it. */
function usedApis(): string[] {
  const source = readdirSync(folder)
    .map((file) => readFileSync(resolve(folder, file), 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const chains = [...source.matchAll(/\bbrowser\.(\w+)\.(\w+)/g)].map(
    ([, api, member]) => `${api}.${member}`,
  );
  const fromAction = [...source.matchAll(/\baction\.(\w+)\(/g)].map(([, member]) => `action.${member}`);
  return [...new Set([...chains, ...fromAction])].sort();
}

function featureOf(api: string): Feature | undefined {
  const [namespace = '', member = ''] = api.split('.');
  const apis = bcd.webextensions.api as unknown as Record<string, Feature>;
  return apis[namespace]?.[member] as Feature | undefined;
}

function isSupported(feature: Feature, browser: keyof typeof leastVersions): boolean {
  const entries = [feature.__compat?.support[browser] ?? []].flat();
  return entries.some(({ version_added: added, version_removed: removed }) => {
    const since =
      typeof added === 'string' ? Number.parseFloat(added.replace('≤', '')) : Number.POSITIVE_INFINITY;
    return !removed && since <= leastVersions[browser];
  });
}

describe('the APIs that the adapters use', () => {
  const apis = usedApis();

  it('are found in their sources', () => {
    expect(apis).toContain('webRequest.onResponseStarted');
    expect(apis).toContain('storage.session');
    expect(apis).toContain('action.setBadgeText');
    expect(apis.length).toBeGreaterThan(25);
  });

  it.each(apis)('%s: is known to browser-compat-data and in every least version, or lived without', (api) => {
    const feature = featureOf(api);
    expect(feature, `${api} is not in browser-compat-data`).toBeDefined();
    const missing = (Object.keys(leastVersions) as (keyof typeof leastVersions)[]).filter(
      (browser) =>
        feature &&
        !isSupported(feature, browser) &&
        !(`${api} on ${browser}` in livesWithout) &&
        !(`${api.split('.')[0]} on ${browser}` in livesWithout),
    );
    expect(missing).toEqual([]);
  });
});
