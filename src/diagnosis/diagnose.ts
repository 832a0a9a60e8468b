import type { Page, ResponseHead } from '../navigation/page.ts';
import { diagnoseError } from './browser-error.ts';
import type { Diagnosis, Known } from './diagnosis.ts';
import { diagnoseResponse } from './response.ts';

/**
 * What is thought of a page: who spoke, which hop broke, why, how sure that is and what it rests on. Works
 * from the head alone, and again, surer, when the page's content have been read. Never throws.
 */
export function diagnose(page: Page, known: Known): Diagnosis {
  switch (page.outcome.kind) {
    case 'response':
      return diagnoseResponse(page, page.outcome.head, known);
    case 'error':
      return diagnoseError(page, page.outcome.code, known);
    case 'probed':
      return diagnoseResponse(page, headless(page.outcome.status), known);
    case 'unseen':
      return diagnoseResponse(page, headless(0), known);
  }
}

/** All that is known of an answer that was not seen; status 0 where not even that is. */
function headless(status: number): ResponseHead {
  return { status, headers: [], fromCache: false, redirected: false };
}
