import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { choose } from '../../src/storage/settings-writer.ts';
import {
  loadOptionsState,
  optionsState,
  reportOutcome,
  saveOutcome,
} from '../../src/ui/options/options-state.ts';
import { replaceBrowser } from '../support/api.ts';
import { createFakeBrowser } from '../support/fake-browser.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

// Here, where each file has modules of its own: what the page shows belongs to one page.
const browser = createFakeBrowser(() => ({ status: 200 }));

/** All that was shown since, as the mode and the box of 500s. */
const shown: string[] = [];

beforeAll(async () => {
  replaceBrowser(browser);
  await loadOptionsState();
  optionsState.subscribe((present) => {
    const { retryMode, retryServerErrors } = present?.settings.general ?? {};
    shown.push(`${retryMode} ${retryServerErrors}`);
  });
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(async () => {
  vi.restoreAllMocks();
  await reportOutcome(choose({ retryMode: 'auto', retryServerErrors: false }));
  await settled();
  shown.length = 0;
});

it('never shows a choice without the one that was made right after it', async () => {
  await Promise.all([
    reportOutcome(choose({ retryMode: 'ask' })),
    reportOutcome(choose({ retryServerErrors: true })),
  ]);
  await settled();
  expect(new Set(shown)).toEqual(new Set(['ask true']));
  expect(saveOutcome.value).toBe('saved');
});

it('shows the later of two readings, whichever ends first', async () => {
  const { sync } = browser.api.storage;
  const get = sync.get;
  let overtaken: (() => void) | undefined;
  vi.spyOn(sync, 'get').mockImplementationOnce(async (keys) => {
    const stored = await get(keys);
    await new Promise<void>((resolve) => {
      overtaken = resolve;
    });
    return stored;
  });
  browser.sync.put({ general: { version: 1, retryMode: 'ask' } });
  await settled();
  browser.sync.put({ general: { version: 1, retryMode: 'never' } });
  await settled();
  overtaken?.();
  await settled();
  expect(shown.at(-1)).toBe('never false');
});

it('shows again what is stored where a choice could not be', async () => {
  browser.sync.refuse(true);
  browser.local.refuse(true);
  await reportOutcome(choose({ retryMode: 'ask' }));
  expect(saveOutcome.value).toBe('not-saved');
  expect(shown.at(-1)).toBe('auto false');
});
