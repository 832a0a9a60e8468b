import { everySite, siteOf } from '../../browser/permissions.ts';
import { originOf } from '../../navigation/url.ts';
import { AllowButton, useSiteAccess } from '../site-access.tsx';
import { text } from '../text.ts';

/** On a site that the extension may access only on a click: explains what is missing, and requests access. */
export function AccessRequest({ url }: { url: string | undefined }) {
  const origin = url === undefined ? undefined : originOf(url);
  return origin ? <RequestForOrigin origin={origin} /> : null;
}

function RequestForOrigin({ origin }: { origin: string }) {
  const site = siteOf(origin);
  if (useSiteAccess(site)) return null;
  return (
    <section class="access">
      <p>{text({ key: 'access_needed', values: [new URL(origin).host] })}</p>
      <div class="acts">
        <AllowButton label="access_allow_site" sites={site} />
        <AllowButton label="access_allow_all" sites={everySite} />
      </div>
    </section>
  );
}
