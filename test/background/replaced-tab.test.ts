import { expect, it, vi } from 'vitest';
import type { Outage } from '../../src/outage/outage.ts';
import { outageKey, tabKey } from '../../src/storage/session-schema.ts';
import { useBackground } from './run-background.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

const url = 'http://shop.example/';
const start = useBackground();

it.each([
  { when: 'while the worker lives', dies: false },
  { when: 'and that wakes the worker', dies: true },
])('a tab that gets another id $when keeps its part in the outage and its badge', async ({ dies }) => {
  const { browser, answers, pass, reported } = start();
  answers(() => ({ status: 502 }));
  const tab = await browser.openTab(url);
  const other = await browser.openTab();
  await pass(1_000);
  // Chrome shows the page under the new id from now on.
  Object.assign(other, { ...tab, id: other.id, badge: '' });
  if (dies) {
    browser.kill();
    void browser.message(undefined);
  }
  browser.api.tabs.onReplaced.fire(other.id, tab.id);
  await pass(1_000);
  const outage = browser.session.data[outageKey('http://shop.example default')] as Outage;
  expect(other.badge).toBe('502');
  expect(outage.pages.map(({ tabId }) => tabId)).toEqual([other.id]);
  expect(browser.session.data).not.toHaveProperty([tabKey(tab.id)]);
  expect(browser.session.data).toHaveProperty([tabKey(other.id)]);
  expect(reported).toEqual([]);
});
