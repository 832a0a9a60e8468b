/**
 * What each browser can clear for one site alone, by the names that its `browsingData` gives them (measured,
 * docs/browser-facts.md). What is not here cannot be asked for: Firefox takes the history, the downloads, what was
 * typed into forms and the passwords too, but clears those of every site; and its HTTP cache is not cleared at all.
 */
export const whatGoes = {
  chrome: {
    files: ['cache', 'cacheStorage', 'serviceWorkers'],
    'site-data': ['cookies', 'localStorage', 'indexedDB', 'fileSystems'],
  },
  firefox: {
    files: ['serviceWorkers'],
    'site-data': ['cookies', 'localStorage', 'indexedDB'],
  },
} as const;

export type BrowserKind = keyof typeof whatGoes;

/** `files`: what was saved to load faster; nobody is signed out. `site-data`: what the site knows its reader by. */
export type ClearingAct = keyof (typeof whatGoes)[BrowserKind];

export type DataType = (typeof whatGoes)[BrowserKind][ClearingAct][number];
