import type { Page } from '../navigation/page.ts';
import type { Diagnosis } from './diagnosis.ts';

/** A failed page and its diagnosis. */
export interface FailedPage {
  readonly page: Page;
  readonly diagnosis: Diagnosis;
  /** Within how long this site has usually come back, in ms; undefined if too little is known. */
  readonly usuallyBackWithin?: number | undefined;
}
