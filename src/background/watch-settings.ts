import { readPolicy } from '../settings/policy.ts';
import { effective, type Settings } from '../settings/settings.ts';
import { type Stores, settingsIn } from '../storage/settings-schema.ts';
import { onSettingsChanged, readStores, setUnreadableAside } from '../storage/settings-store.ts';
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
      setUnreadableAside(stores, now()).catch(() => undefined),
    );
    return stores;
  }
}

const undecided: Settings = effective({ retryMode: 'ask' }, {}, readPolicy(undefined));
