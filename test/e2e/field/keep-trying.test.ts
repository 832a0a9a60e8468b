import { beforeAll, describe, expect, it } from 'vitest';
import { browserNames } from '../../browsers/browser.ts';
import { giveCommand } from '../../browsers/command.ts';
import { type Behavior, failing, healthy } from '../../gateways/behaviors.ts';
import { attemptWithin, useField } from './field.ts';
import { listenForNotifications, notificationsOf, recordsNotifications } from './notifications.ts';

const download: Behavior = (_request, response) => {
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': 'attachment; filename=file.bin',
  });
  response.end('file');
};

const isBack = [expect.stringMatching(/ is back\.$/)];

// Each site answers 500, which is retried only when asked, so *Keep trying* is offered at once.
describe.concurrent.each(browserNames)('the end of *Keep trying*, in %s,', (name) => {
  const field = useField(name, recordsNotifications);

  beforeAll(() => listenForNotifications(field.browser));

  const shown = (url: string) => notificationsOf(field.browser, url);

  it.for([
    ['permanently', failing(404), /isn't back/],
    ['with a download', download, /^(?!.* is back\.)/],
  ] as const)('is reported once if the page ends %s', async ([, next, words], context) => {
    const { expect } = context;
    const { site, openTab, press, expectBadge, expectStays } = field.scenario(context);
    const { app, url, asked } = await site(failing(500));
    const tab = await openTab(url());
    await expectBadge(tab, '500');
    await press(tab, 'keep-trying');
    await openTab();
    await app.become(next);
    await expect.poll(() => shown(url()), { timeout: 25_000 }).toEqual([expect.stringMatching(words)]);
    const after = asked().length;
    await expectStays(
      async () => [...(await shown(url())), asked().length],
      [...(await shown(url())), after],
      5_000,
    );
  });

  it('is reported once if the page recovers behind another tab', async (context) => {
    const { expect } = context;
    const { site, openTab, press, expectBadge, expectTitle, expectStays } = field.scenario(context);
    const { app, url } = await site(failing(500));
    const tab = await openTab(url());
    await expectBadge(tab, '500');
    await press(tab, 'keep-trying');
    await openTab();
    await app.become(healthy);
    await expectTitle(tab, 'All is well');
    await expect.poll(() => shown(url())).toEqual(isBack);
    await expectStays(async () => (await shown(url())).length, 1, 3_000);
  });

  it.for(['open', 'closed'])(
    'is not reported to a user who has the tab in front, with the popup %s',
    async (popupIs, context) => {
      const { expect } = context;
      const { site, openTab, withPopup, expectBadge, expectTitle, expectStays } = field.scenario(context);
      const { app, url } = await site(failing(500));
      const tab = await openTab(url());
      await expectBadge(tab, '500');
      const hasFocus = () =>
        field.browser.evaluate(async (api, tabId) => {
          const [frame] = await api.scripting.executeScript({
            target: { tabId },
            func: () => document.hasFocus(),
          });
          return frame?.result;
        }, tab.id);
      // The popup's turn is held to the end, so that no other scenario takes the front.
      await withPopup(tab, async (popup) => {
        await popup.click('[data-act=keep-trying]');
        await expect.poll(() => popup.text()).toMatch(/keeps trying until the page is back/);
        await app.become(healthy);
        if (popupIs === 'closed') {
          await popup.close();
          await expect.poll(hasFocus).toBe(true);
        }
        await giveCommand(field.browser, tab, 'try-now');
        await expectTitle(tab, 'All is well');
        await expectStays(() => shown(url()), [], 3_000);
      });
      await expectStays(() => shown(url()), [], 3_000);
    },
  );

  it('is reported for the tab in which it was pressed, not for another that recovers earlier', async (context) => {
    const { expect } = context;
    const { site, openTab, press, expectBadge, expectTitle, expectStays } = field.scenario(context);
    const { app, url, asked } = await site(failing(500));
    const other = await openTab(url('/other'));
    const tab = await openTab(url('/pressed'));
    for (const each of [other, tab]) await expectBadge(each, '500');
    await press(tab, 'keep-trying');
    await openTab();
    await app.become((request, response) =>
      (request.url === '/pressed' ? failing(500) : healthy)(request, response),
    );
    await other.visit(url('/other'));
    const before = asked('/pressed').length;
    await expect.poll(() => asked('/pressed').length, { timeout: attemptWithin }).toBeGreaterThan(before);
    await expectStays(() => shown(url()), [], 2_000);
    await app.become(healthy);
    await expectTitle(tab, 'All is well', 40_000);
    await expect.poll(() => shown(url())).toEqual(isBack);
    await expectStays(async () => (await shown(url())).length, 1, 3_000);
  });
});
