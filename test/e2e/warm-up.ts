import { browserNames } from '../browsers/browser.ts';
import { prepareProfile } from '../browsers/firefox-profile.ts';

/** Once before the tests that drive browsers. */
export default async function warmUp(): Promise<void> {
  if (browserNames.includes('firefox')) await prepareProfile();
}
