import { isUnsure } from '../diagnosis/certainty.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { PageContent } from '../diagnosis/page-content.ts';
import { isStoredResponse } from '../diagnosis/stored-response.ts';
import { type Page, statusOf } from '../navigation/page.ts';
import { isPrivateHost } from '../navigation/private-host.ts';
import { requestKindOf } from '../navigation/request-kind.ts';
import { cautionFor } from '../outage/caution.ts';
import type { Failure } from '../outage/step-interface.ts';

/** What the background knows about a failed page besides the page itself. */
export interface FailureFacts {
  readonly tabId: number;
  /** When the tab was last active, in ms since the epoch; undefined if the browser has to be asked. */
  readonly seenAt: number | undefined;
  /** The user made a rule for this site, which takes precedence over the caution for private hosts. */
  readonly hasSiteRule: boolean;
  /** An earlier load in this tab became a download. */
  readonly broughtFile: boolean;
  /** The page that failed in this tab before was requested again. */
  readonly again: boolean;
  /** Gatelight requested this load. Neither browser distinguishes it from a load by the user. */
  readonly isOwnLoad: boolean;
}

/** Returns the failure as the outage needs it: everything that retrying the page depends on. */
export function failureOf(
  page: Page,
  diagnosis: Diagnosis,
  content: PageContent | undefined,
  facts: FailureFacts & { readonly seenAt: number },
): Failure {
  const { tabId, seenAt, again } = facts;
  return {
    tabId,
    seenAt,
    again,
    documentId: page.documentId,
    arrivedAt: page.arrivedAt,
    request: requestKindOf(page),
    status: statusOf(page) ?? 0,
    // What is too uncertain to be named in the popup is not in the history either.
    cause: isUnsure(diagnosis) ? 'unknown' : diagnosis.cause,
    generatedBy: (!isUnsure(diagnosis) && diagnosis.generatedBy) || undefined,
    retry: diagnosis.retry,
    notBefore: diagnosis.notBefore,
    storedAnswer: page.outcome.kind === 'response' && isStoredResponse(page.outcome.head.headers),
    loadedBy: facts.isOwnLoad ? 'unknown' : page.loadedBy,
    caution: cautionFor({
      url: page.requestedUrl,
      privateHost: isPrivateHost(page.url) && !facts.hasSiteRule,
      refreshesItself: refreshes(page) || (content?.refreshes ?? false),
      textLength: content?.textLength ?? 0,
      gatewayPage: diagnosis.generatedBy !== null && diagnosis.generatedBy !== 'origin',
      browserRetries: isRetriedByChrome(page),
      broughtFile: facts.broughtFile,
    }),
  };
}

function refreshes({ outcome }: Page): boolean {
  return (
    outcome.kind === 'response' && outcome.head.headers.some(([name]) => name.toLowerCase() === 'refresh')
  );
}

/** Chrome itself retries a page that failed without a status (after 1, 5, 30 s … 30 min); Firefox never does. */
function isRetriedByChrome({ outcome }: Page): boolean {
  return outcome.kind === 'error' && outcome.code.startsWith('net::');
}
