import { describe, expect, it } from 'vitest';
import { browserNames } from '../browsers/browser.ts';
import { type Behavior, empty, failing, form, healthy, maintenance, slow } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { startNginx } from '../gateways/products/nginx.ts';
import { expectScheduled, expectStopped, shownFailure } from './outage-state.ts';
import { useStage } from './stage.ts';

describe.each(browserNames)('bringing a page back, in %s', (name) => {
  const stage = useStage(name);

  async function siteThatIs(behavior: Behavior, timeLimit?: number) {
    const app = await stage.until(startOrigin(behavior));
    const nginx = await stage.until(startNginx({ origin: app, ...(timeLimit && { timeLimit }) }));
    return { app, url: `http://shop.example:${nginx.port}/`, asked: () => pageRequests(app.requests) };
  }

  it('brings back a page whose app was too slow for the gateway (504)', async () => {
    const { app, url } = await siteThatIs(slow(5_000), 1);
    const tab = await stage.openTab();
    await tab.visit(url);
    await expect.poll(() => stage.badgeOf(tab)).toBe('504');
    await app.become(healthy);
    await expect.poll(() => stage.pageTitle(tab), { timeout: 20_000 }).toBe('All is well');
  });

  it('waits as long as Retry-After asks (503), and sends no request sooner', async () => {
    const { app, url, asked } = await siteThatIs(maintenance(8));
    const tab = await stage.openTab();
    await tab.visit(url);
    await expect.poll(() => stage.badgeOf(tab)).toBe('503');
    const [first] = asked();
    await expect.poll(() => asked().length, { timeout: 25_000 }).toBe(2);
    expect((asked()[1]?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(8_000);
    await app.become(healthy);
  });

  it('evaluates an HTTP-date of Retry-After against the answer’s own Date', async () => {
    // Requested directly: nginx would replace the app's Date with its own.
    const app = await stage.until(
      startOrigin((_request, response) => {
        // The server's clock is an hour slow: only the difference between the two is meaningful.
        const clock = Date.now() - 3_600_000;
        response.writeHead(503, {
          Date: new Date(clock).toUTCString(),
          'Retry-After': new Date(clock + 6_000).toUTCString(),
        });
        response.end('<title>Later</title>Later');
      }),
    );
    const url = `http://shop.example:${app.port}/`;
    const asked = () => pageRequests(app.requests);
    const tab = await stage.openTab();
    await tab.visit(url);
    await expect.poll(() => stage.badgeOf(tab)).toBe('503');
    await expect.poll(() => asked().length, { timeout: 25_000 }).toBeGreaterThanOrEqual(2);
    const [first, second] = asked();
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(5_000);
  });

  it('shows the time and waits for the user where Retry-After exceeds the run', async () => {
    const { url, asked } = await siteThatIs(maintenance(7_200));
    const tab = await stage.openTab();
    await tab.visit(url);
    const popup = await stage.openPopup(tab);
    await expect.poll(() => popup.text()).toMatch(/The site asks you to come back at \d/);
    expect(await popup.text()).toContain("Keep trying until it's back");
    await expectStopped(stage, url, 'retry-after-too-late');
    expect(asked()).toHaveLength(1);
  });

  it('brings back a page that came with an empty body (502)', async () => {
    const { app, url } = await siteThatIs(empty(502));
    const tab = await stage.openTab();
    await tab.visit(url);
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    await app.become(healthy);
    await expect.poll(() => stage.pageTitle(tab), { timeout: 20_000 }).toBe('All is well');
    await expect.poll(() => stage.badgeOf(tab)).toBe('OK');
  });

  it('never sends a form again: one POST reaches the server, no dialog opens, and the popup says so', async () => {
    const { url, asked } = await siteThatIs(form(failing(502)));
    const tab = await stage.openTab();
    const dialogs: string[] = [];
    tab.page.on('dialog', (dialog) => {
      dialogs.push(dialog.type());
      void dialog.accept();
    });
    await tab.visit(url);
    await tab.page.click('button');
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    await expectStopped(stage, url, 'form');

    const popup = await stage.openPopup(tab);
    await expect.poll(() => popup.text()).toContain('This page came from a form');
    expect(await popup.text()).not.toContain('Try again now');
    expect(
      await popup.evaluate((document) => document.querySelectorAll('[data-act=reload-without-cache]').length),
    ).toBe(0);
    await popup.click('[data-act=go-back]');
    await expect.poll(() => stage.pageTitle(tab)).toBe('Write to us');
    expect(asked().filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(dialogs).toEqual([]);
  });

  it.each([404, 501])('explains a %i on click, and never requests it again', async (status) => {
    const { url, asked } = await siteThatIs(failing(status));
    const tab = await stage.openTab();
    await tab.visit(url);
    await expect.poll(async () => (await shownFailure(stage, tab))?.diagnosis.retry).toBe('never');
    const popup = await stage.openPopup(tab);
    await expect.poll(() => popup.text()).toContain("Trying again won't help here.");
    expect(await stage.outageOf(url)).toBeUndefined();
    expect(asked()).toHaveLength(1);
  });

  it('asks before it tries a 500 again', async () => {
    const { app, url, asked } = await siteThatIs(failing(500));
    const tab = await stage.openTab();
    await tab.visit(url);
    await expect.poll(() => stage.badgeOf(tab)).toBe('500');
    const popup = await stage.openPopup(tab);
    await expect.poll(() => popup.text()).toContain('Gatelight tries again when you ask.');
    expect(asked()).toHaveLength(1);
    await app.become(healthy);
    await popup.click('[data-act=try-now]');
    await expect.poll(() => stage.pageTitle(tab)).toBe('All is well');
  });

  it('still retries when the worker was killed during the countdown', async () => {
    const { app, url, asked } = await siteThatIs(failing(502));
    const tab = await stage.openTab();
    await tab.visit(url);
    await expectScheduled(stage, url);
    await stage.browser.worker.stop();
    expect(await stage.browser.worker.isRunning()).toBe(false);
    await app.become(healthy);
    await expect.poll(() => stage.pageTitle(tab), { timeout: 20_000 }).toBe('All is well');
    expect(asked()).toHaveLength(2);
  });
});

function pageRequests<T extends { readonly path: string }>(requests: readonly T[]): readonly T[] {
  return requests.filter(({ path }) => path === '/');
}
