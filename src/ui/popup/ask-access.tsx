import { everySite, siteOf } from '../../browser/permissions.ts';
import { originOf } from '../../navigation/url.ts';
import { AllowButton } from '../allow-button.tsx';
import { text } from '../text.ts';
import { useMaySee } from '../use-may-see.ts';

/** Where the extension may look only on a click: says what that costs, and lets the reader allow more. */
export function AskAccess({ url }: { url: string | undefined }) {
  const origin = url === undefined ? undefined : originOf(url);
  return origin ? <AskFor origin={origin} /> : null;
}

function AskFor({ origin }: { origin: string }) {
  const site = siteOf(origin);
  if (useMaySee(site)) return null;
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
