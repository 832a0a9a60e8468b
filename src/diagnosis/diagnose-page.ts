import type { Page, ResponseHead } from '../navigation/page.ts';
import { diagnoseError } from './diagnose-error.ts';
import { diagnoseResponse } from './diagnose-response.ts';
import type { Diagnosis, DiagnosisContext } from './diagnosis.ts';

/**
 * Returns the page's diagnosis: which hop generated the response, which hop is at fault, why, with what
 * confidence and on what evidence. Works from the response's headers alone, and more precisely with the
 * page's content. Never throws.
 */
export function diagnose(page: Page, context: DiagnosisContext): Diagnosis {
  switch (page.outcome.kind) {
    case 'response':
      return diagnoseResponse(page, page.outcome.head, context);
    case 'error':
      return diagnoseError(page, page.outcome.code, context);
    case 'probed':
      return diagnoseResponse(page, headWithStatus(page.outcome.status), context);
    case 'unseen':
      return diagnoseResponse(page, headWithStatus(0), context);
  }
}

/**
 * Returns the head of a response that was not observed; a status of 0 means that not even the status is
 * known.
 */
function headWithStatus(status: number): ResponseHead {
  return { status, headers: [], fromCache: false, redirected: false };
}
