import { beforeAll, describe, it } from 'vitest';
import { browserNames } from '../../browsers/browser.ts';
import { failing, healthy } from '../../gateways/behaviors.ts';
import { attemptWithin, useField } from './field.ts';
import { listenForNotifications, notificationsOf, recordsNotifications } from './notifications.ts';

describe.concurrent.each(browserNames)('the mode keep, in %s,', (name) => {
  const field = useField(name, recordsNotifications);

  beforeAll(async () => {
    await listenForNotifications(field.browser);
  });

  it('retries without a click what would otherwise wait for one, and shows no notification', async (context) => {
    const { expect } = context;
    const { site, rule, openTab, expectBadge, expectTitle, expectStays } = field.scenario(context);
    const { app, url, asked } = await site(failing(500));
    await rule(url(), 'keep');
    const tab = await openTab(url());
    await expectBadge(tab, '500');
    await expect.poll(() => asked().length, { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
    await openTab();
    await app.become(healthy);
    await expectTitle(tab, 'All is well');
    await expectStays(() => notificationsOf(field.browser, url()), [], 3_000);
  });

  it('continues after the worker was stopped', async (context) => {
    const { expect } = context;
    const { site, rule, openTab, inFront, expectBadge, expectTitle, expectStays } = field.scenario(context);
    const { app, url, asked } = await site(failing(500));
    await rule(url(), 'keep');
    const tab = await openTab(url());
    await expectBadge(tab, '500');
    await expect.poll(() => asked().length, { timeout: attemptWithin }).toBe(2);
    await expectStays(() => asked().length, 2, 1_500);
    // Done while this scenario holds the front, so that no other scenario's popup waits for an answer.
    await inFront(tab, () => field.browser.worker.stop());
    const before = asked().length;
    await expect.poll(() => asked().length, { timeout: attemptWithin }).toBeGreaterThan(before + 1);
    await app.become(healthy);
    await expectTitle(tab, 'All is well', 40_000);
  });

  it('continues after the worker was stopped in the middle of an attempt', async (context) => {
    const { expect } = context;
    const { site, rule, openTab, expectTitle } = field.scenario(context);
    const { app, url, asked } = await site(failing(502));
    await rule(url(), 'keep');
    const tab = await openTab(url());
    await expect.poll(() => asked().length, { timeout: attemptWithin, interval: 20 }).toBe(2);
    await field.browser.worker.stop();
    await app.become(healthy);
    await expectTitle(tab, 'All is well', 45_000);
  });

  it('respects Stop until the page has recovered', async (context) => {
    const { expect } = context;
    const { site, rule, openTab, press, expectBadge, expectTitle, expectStays } = field.scenario(context);
    const { app, url, asked } = await site(failing(500));
    await rule(url(), 'keep');
    const tab = await openTab(url());
    await expectBadge(tab, '500');
    await press(tab, 'stop');
    await expectStays(() => asked().length, asked().length, 20_000);
    await app.become(healthy);
    await tab.visit(url());
    await expectTitle(tab, 'All is well');
    await app.become(failing(500));
    await tab.visit(url());
    await expectBadge(tab, '500');
    const before = asked().length;
    await expect.poll(() => asked().length, { timeout: attemptWithin }).toBeGreaterThan(before);
  });
});
