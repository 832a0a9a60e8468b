import { setAside } from '../browser/set-aside-store.ts';
import { forgetLocal, onSettingsChanged, readStores } from '../browser/settings-store.ts';
import { readPolicy } from '../settings/policy.ts';
import { effective, type Settings } from '../settings/settings.ts';
import { foreignIn, type Stores, settingsIn } from '../settings/stores.ts';
import { within } from '../within.ts';

// Reading them takes some ms; a store that never answers must not hold up everything else.
const longest = 3_000;

/**
 * Reads the settings and keeps them up to date; `changed` is called after each later reading. While a store does not
 * answer, nothing is retried automatically: its user may have said so.
 */
export async function watchSettings(now: () => number, changed: () => void): Promise<() => Settings> {
  let current = undecided;
  let readings = 0;
  // A reading that a later one has overtaken is not the last word.
  const update = async () => {
    const nth = ++readings;
    const read = settingsIn(await settled());
    if (nth === readings) current = read;
    return true;
  };
  onSettingsChanged(() => void update().then(changed));
  const first = update();
  if (!(await within(longest, first))) void first.then(changed);
  return () => current;

  async function settled(): Promise<Stores> {
    const stores = await readStores();
    await within(
      longest,
      keepForeign(stores, now()).catch(() => undefined),
    );
    return stores;
  }
}

const undecided: Settings = effective({ retryMode: 'ask' }, {}, readPolicy(undefined));

/**
 * Sets aside what cannot be read. What is synced stays where it is too: the newer Gatelight that wrote it
 * runs on another machine of the same user.
 */
async function keepForeign(stores: Stores, at: number): Promise<void> {
  for (const [what, why] of foreignIn(stores)) {
    await setAside({ what, why, at, stored: stores[what] });
    if (what !== 'synced') await forgetLocal(what);
  }
}
