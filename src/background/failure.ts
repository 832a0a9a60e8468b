import type { PageMarks } from '../diagnosis/marks.ts';
import { type Page, statusOf } from '../navigation/page.ts';
import { isPrivateHost } from '../navigation/private-host.ts';
import { cautionOf } from '../outage/caution.ts';
import type { Failure } from '../outage/event.ts';
import type { FailedPage } from '../session.ts';
import { retryAsChosen } from '../settings/status-groups.ts';
import type { GeneralSettings } from '../settings/table.ts';

/** What the engine is told of a failed page, beside the page itself. */
export interface FailureFacts {
  readonly tabId: number;
  /** When the tab was last in front, in ms since the epoch. */
  readonly seenAt: number;
  /** The reader made a rule for this very site, which outweighs that its host is private. */
  readonly hasSiteRule: boolean;
  readonly general: GeneralSettings;
  readonly marks: PageMarks | undefined;
  /** A reload in this tab brought a file before. */
  readonly broughtFile: boolean;
}

/** Says of a failed page what the retrying of it depends on. */
export function failureOf({ page, diagnosis }: FailedPage, facts: FailureFacts): Failure {
  return {
    tabId: facts.tabId,
    documentId: page.documentId,
    arrivedAt: page.arrivedAt,
    method: page.method,
    retry: retryAsChosen(diagnosis.retry, statusOf(page) ?? 0, facts.general),
    notBefore: diagnosis.notBefore,
    seenAt: facts.seenAt,
    caution: cautionOf({
      url: page.url,
      method: page.method,
      privateHost: isPrivateHost(page.url) && !facts.hasSiteRule,
      refreshesItself: refreshes(page) || (facts.marks?.refreshes ?? false),
      textLength: facts.marks?.textLength ?? 0,
      gatewayPage: diagnosis.speaker !== null && diagnosis.speaker !== 'origin',
      browserRetries: chromeRetries(page),
      broughtFile: facts.broughtFile,
    }),
  };
}

function refreshes({ outcome }: Page): boolean {
  return (
    outcome.kind === 'response' && outcome.head.headers.some(([name]) => name.toLowerCase() === 'refresh')
  );
}

/** Chrome loads a page that failed without a status again by itself (after 1, 5, 30 s … 30 min); Firefox never does. */
function chromeRetries({ outcome }: Page): boolean {
  return outcome.kind === 'error' && outcome.code.startsWith('net::');
}
