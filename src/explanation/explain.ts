import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Page } from '../navigation/page.ts';
import { whatHappened } from './cause-words.ts';
import { reasonsOf } from './evidence-words.ts';
import type { Explanation } from './explanation.ts';
import { howLong } from './how-long.ts';
import { isItMe } from './is-it-me.ts';
import { ownersPart } from './owner.ts';
import { pictureOf } from './picture.ts';
import { siteOf } from './site.ts';
import { whatNow } from './what-now.ts';

/** Puts a diagnosis into words for the visitor and for the person who runs the site. */
export function explainPage(page: Page, diagnosis: Diagnosis): Explanation {
  const site = siteOf(page.url);
  const [headline, happened] = whatHappened(diagnosis, site.host);
  const long = howLong(diagnosis, page.arrivedAt);
  return {
    headline,
    happened,
    isItMe: isItMe(diagnosis),
    whatNow: whatNow(diagnosis),
    ...(long && { howLong: long }),
    chain: pictureOf(diagnosis.chain),
    evidence: reasonsOf(diagnosis),
    owner: ownersPart(diagnosis, site),
  };
}
