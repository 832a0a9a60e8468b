import { useEffect, useState } from 'preact/hooks';
import { askForSites, everySite, mayWatch, onPermissionsChanged, siteOf } from '../../browser/permissions.ts';
import type { MessageKey } from '../../explanation/message.ts';
import { originOf } from '../../navigation/url.ts';
import { text } from '../text.ts';

/** Where the extension may look only on a click: says what that costs, and lets the reader allow more. */
export function AskAccess({ url }: { url: string | undefined }) {
  const origin = url === undefined ? undefined : originOf(url);
  const mayBeWatched = useMayWatch(origin);
  if (!origin || mayBeWatched) return null;
  return (
    <section class="access">
      <p>{text({ key: 'access_needed', values: [new URL(origin).host] })}</p>
      <div class="acts">
        <AllowButton label="access_allow_site" sites={siteOf(origin)} />
        <AllowButton label="access_allow_all" sites={everySite} />
      </div>
    </section>
  );
}

function AllowButton({ label, sites }: { label: MessageKey; sites: readonly string[] }) {
  return (
    // A refusal changes nothing, and needs no word: the buttons stay.
    <button type="button" data-act={label} onClick={() => void askForSites(sites)}>
      {text({ key: label })}
    </button>
  );
}

/** True until the browser has said otherwise, for it nearly always may. */
function useMayWatch(origin: string | undefined): boolean {
  const [may, setMay] = useState(true);
  useEffect(() => {
    if (origin === undefined) return;
    const ask = () => void mayWatch(origin).then(setMay);
    ask();
    return onPermissionsChanged(ask);
  }, [origin]);
  return may;
}
