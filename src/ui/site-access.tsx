import { useEffect, useState } from 'preact/hooks';
import { askForSites, maySee, onPermissionsChanged } from '../browser/permissions.ts';
import type { MessageKey } from '../explanation/message.ts';
import { text } from './text.ts';

/** Returns whether the extension may access these sites, kept up to date; true until the browser has answered. */
export function useSiteAccess(sites: readonly string[]): boolean {
  const [granted, setGranted] = useState(true);
  useEffect(() => {
    const check = () => void maySee(sites).then(setGranted);
    check();
    return onPermissionsChanged(check);
  }, [sites.join()]);
  return granted;
}

/** Requests access to sites within the click, as browsers require. If the user declines, the button stays as it is. */
export function AllowButton({ label, sites }: { label: MessageKey; sites: readonly string[] }) {
  return (
    <button type="button" data-act={label} onClick={() => void askForSites(sites)}>
      {text({ key: label })}
    </button>
  );
}
