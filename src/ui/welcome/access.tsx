import { everySite } from '../../browser/permissions.ts';
import { AllowButton, useSiteAccess } from '../site-access.tsx';
import { text } from '../text.ts';

/** Only where the browser, or its user at the installation, did not let the extension see all sites. */
export function AccessPart() {
  if (useSiteAccess(everySite)) return null;
  return (
    <section class="missing" aria-labelledby="access">
      <h2 id="access">{text({ key: 'welcome_access' })}</h2>
      <p>{text({ key: 'welcome_access_note' })}</p>
      <AllowButton label="access_allow_all" sites={everySite} />
    </section>
  );
}
