import type { Benchmark } from '../../tools/bench/figure.ts';
import { bytes } from './bytes.ts';
import { diagnosis } from './diagnosis.ts';
import { fleet } from './fleet.ts';
import { historyPage } from './history-page.ts';
import { manyTabs } from './many-tabs.ts';
import { memory } from './memory.ts';
import { pageLoad } from './page-load.ts';
import { pastedHar } from './pasted-har.ts';
import { popup } from './popup.ts';
import { popupInFirefox } from './popup-firefox.ts';
import { popupLanguages } from './popup-languages.ts';
import { wake } from './wake.ts';
import { watchedParts } from './watched-parts.ts';
import { without } from './without.ts';
import { worker } from './worker.ts';

/** All benchmarks, in the order in which they run and are shown. */
export const benchmarks: Readonly<Record<string, Benchmark>> = {
  'page-load': pageLoad('chromium'),
  'page-load-firefox': pageLoad('firefox'),
  without: without('chromium'),
  'without-firefox': without('firefox'),
  'watched-parts': watchedParts('chromium'),
  'watched-parts-firefox': watchedParts('firefox'),
  worker,
  wake,
  popup,
  'popup-firefox': popupInFirefox,
  'popup-languages': popupLanguages('chromium'),
  'popup-languages-firefox': popupLanguages('firefox'),
  'history-page': historyPage,
  'pasted-har': pastedHar,
  memory,
  'many-tabs': manyTabs,
  bytes,
  diagnosis,
  fleet,
};
