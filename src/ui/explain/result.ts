import type { diagnose } from '../../diagnosis/diagnose-page.ts';
import type { FailedPage } from '../../diagnosis/failed-page.ts';
import { codeNameOf } from '../../explanation/code-meaning.ts';
import { explainPage } from '../../explanation/explain.ts';
import type { Explanation } from '../../explanation/explanation.ts';
import type { Message } from '../../explanation/message.ts';
import { diagnosePasted, isUnrecognized } from '../../explanation/pasted-page.ts';
import { refusalMessage, unrecognized } from '../../explanation/refusal-messages.ts';
import type { PastedResponse, Reading } from '../../pasted/pasted-response.ts';

/** A response with everything that is shown of it. */
export interface Explained {
  readonly kind: 'explained';
  readonly response: PastedResponse;
  readonly failed: FailedPage;
  readonly explanation: Explanation;
}

/** What the page shows below its list: an explanation, or why there is none. */
export type Result = Explained | { readonly kind: 'refused'; readonly message: Message };

/**
 * Returns what is shown of a reading.
 *
 * @param now in ms since the epoch, for a response that says nothing about its time
 */
export function resultOf(
  reading: Reading,
  selected: number,
  diagnosePage: typeof diagnose,
  now: number,
): Result | undefined {
  if (reading.kind === 'refused') return { kind: 'refused', message: refusalMessage(reading.refusal) };
  const response = reading.responses[selected];
  if (!response) return undefined;
  const { status } = response;
  if (status !== undefined && status < 400)
    return { kind: 'refused', message: { key: 'paste_no_failure', values: [codeNameOf(status)] } };
  const failed = diagnosePasted(response, diagnosePage, now);
  if (isUnrecognized(response, failed.diagnosis)) return { kind: 'refused', message: unrecognized(response) };
  return { kind: 'explained', response, failed, explanation: explainPage(failed.page, failed.diagnosis) };
}
