import type { CommonCause } from '../diagnosis/common-cause.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Page } from '../navigation/page.ts';
import { whatHappened } from './cause-messages.ts';
import { chainPictureOf } from './chain-picture.ts';
import { plainSiteUrl } from './command-host.ts';
import { chainInDoubt, commonCauseMessage } from './common-cause-message.ts';
import type { Explanation } from './explanation.ts';
import { howLong } from './how-long.ts';
import { isItMe } from './is-it-me.ts';
import { whatNow } from './what-now.ts';

/**
 * Explains a diagnosis, and a common cause if there is one, to the user; `evidenceMessages` says what it is based on, and `ownersPart` explains it to the
 * site's operator.
 */
export function explainPage(page: Page, diagnosis: Diagnosis, commonCause?: CommonCause): Explanation {
  const shown = forUser(diagnosis);
  const isNameMissing = diagnosis.cause === 'gateway-dns';
  const [headline, happened] = whatHappened(isNameMissing ? diagnosis : shown, plainSiteUrl(page.url).host);
  const long = howLong(shown, page.arrivedAt);
  return {
    headline,
    happened,
    isItMe: isItMe(shown, page.url),
    ...(commonCause && { commonCause: commonCauseMessage(commonCause) }),
    whatNow: whatNow(shown),
    ...(long && { howLong: long }),
    chain: chainInDoubt(chainPictureOf(diagnosis), commonCause),
  };
}

/**
 * Attributes a gateway that failed or refused the request in the user's own network to that network, not to the site.
 */
function forUser(diagnosis: Diagnosis): Diagnosis {
  const { fault, cause } = diagnosis;
  const inNetwork = fault === 'network' && cause.startsWith('gateway-');
  return inNetwork ? { ...diagnosis, cause: 'network-proxy' } : diagnosis;
}
