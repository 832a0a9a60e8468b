import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Page } from '../navigation/page.ts';
import { whatHappened } from './cause-words.ts';
import { reasonsOf } from './evidence-words.ts';
import type { Explanation } from './explanation.ts';
import { howLong } from './how-long.ts';
import { isItMe } from './is-it-me.ts';
import { pictureOf } from './picture.ts';
import { plainSiteUrl } from './site-host.ts';
import { whatNow } from './what-now.ts';

/** Puts a diagnosis into words for the user; `ownersPart` does so for the person who runs the site. */
export function explainPage(page: Page, diagnosis: Diagnosis): Explanation {
  const told = asTold(diagnosis);
  const [headline, happened] = whatHappened(told, plainSiteUrl(page.url).host);
  const long = howLong(told, page.arrivedAt);
  return {
    headline,
    happened,
    isItMe: isItMe(told),
    whatNow: whatNow(told),
    ...(long && { howLong: long }),
    chain: pictureOf(diagnosis),
    evidence: reasonsOf(diagnosis),
  };
}

/** To a visitor a gateway that failed in their own network, or turned them away there, is no front door of the site's. */
function asTold(diagnosis: Diagnosis): Diagnosis {
  const { fault, cause } = diagnosis;
  const inNetwork = fault === 'network' && (cause.startsWith('gateway-') || cause === 'blocked');
  return inNetwork ? { ...diagnosis, cause: 'network-proxy' } : diagnosis;
}
