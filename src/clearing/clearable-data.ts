/**
 * The types of data that each browser can clear for a single site, by their names in `browsingData` (measured,
 * docs/browser-facts.md). Everything else is excluded on purpose: Firefox accepts history, downloads, form data and
 * passwords, but clears them for all sites, and it does not clear a site's HTTP cache at all.
 */
export const clearableData = {
  chrome: {
    files: ['cache', 'cacheStorage', 'serviceWorkers'],
    'site-data': ['cookies', 'localStorage', 'indexedDB', 'fileSystems'],
  },
  firefox: {
    files: ['serviceWorkers'],
    'site-data': ['cookies', 'localStorage', 'indexedDB'],
  },
} as const;

export type BrowserKind = keyof typeof clearableData;

/** `files`: caches, which do not affect sign-ins. `site-data`: cookies and storage, which do. */
export type ClearingAct = keyof (typeof clearableData)[BrowserKind];

export type DataType = (typeof clearableData)[BrowserKind][ClearingAct][number];
