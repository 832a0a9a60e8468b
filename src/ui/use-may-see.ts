import { useEffect, useState } from 'preact/hooks';
import { maySee, onPermissionsChanged } from '../browser/permissions.ts';

/** Whether the extension may watch these sites, now and after each change; true until the browser has said otherwise. */
export function useMaySee(sites: readonly string[]): boolean {
  const [may, setMay] = useState(true);
  useEffect(() => {
    const ask = () => void maySee(sites).then(setMay);
    ask();
    return onPermissionsChanged(ask);
  }, [sites.join()]);
  return may;
}
