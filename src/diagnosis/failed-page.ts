import type { Page } from '../navigation/page.ts';
import type { CommonCause } from './common-cause.ts';
import type { Diagnosis } from './diagnosis.ts';

/** A failed page and its diagnosis. */
export interface FailedPage {
  readonly page: Page;
  readonly diagnosis: Diagnosis;
  /** Within how long this site has usually come back, in ms; undefined if too little is known. */
  readonly usuallyBackWithin?: number | undefined;
  /** What other sites that failed at the same time share; undefined if nothing speaks for it, and in private windows. */
  readonly commonCause?: CommonCause | undefined;
}
