import { describe, expect, it } from 'vitest';
import { browserNames, type Popup, type Tab } from '../browsers/browser.ts';
import { type Behavior, empty, failing, healthy } from '../gateways/behaviors.ts';
import { type Origin, startOrigin } from '../gateways/origin.ts';
import { partsSite, watchParts } from './parts-site.ts';
import { useStage } from './stage.ts';

/** Longer than the popup waits for a frame, in ms. */
const patience = { timeout: 15_000 };

describe.each(browserNames)('a frame that failed, in the popup of %s', (name) => {
  const stage = useStage(name);

  /** Opens a page with a frame at each URL. */
  async function openWith(kind: 'frame' | 'post', urls: readonly string[]) {
    const page = await stage.until(startOrigin(partsSite));
    const tab = await stage.openTab();
    const query = urls.map((url) => `${kind}=${url}`).join('&');
    await tab.visit(`http://shop.example:${page.port}/?${query}`);
    await expect.poll(() => stage.pageTitle(tab), { timeout: 10_000 }).toBe('Loaded');
    return { tab, loads: () => page.requests.filter(({ path }) => path.startsWith('/?')).length };
  }

  const startSite = (behavior: Behavior) => stage.until(startOrigin(behavior));
  const urlOf = ({ port }: Origin) => `http://news.example:${port}/pay`;
  const asked = ({ requests }: Origin) =>
    requests.filter(({ path }) => path === '/pay').map(({ method }) => method);

  async function openPopup(tab: Tab, buttons: number): Promise<Popup> {
    const popup = await stage.openPopup(tab);
    await expect.poll(() => shownIn(popup), patience).toMatchObject({ buttons });
    return popup;
  }

  it('is reloaded on a click, alone and once, and the popup says what came of it', async () => {
    await watchParts(stage, false);
    const site = await startSite(failing(502));
    const { tab, loads } = await openWith('frame', [urlOf(site)]);
    const popup = await openPopup(tab, 1);
    expect((await shownIn(popup)).state).toBe('parts-failed');

    await clickReload(popup);
    await expect
      .poll(() => shownIn(popup), patience)
      .toMatchObject({
        status: "This part still hasn't loaded.",
        buttons: 1,
      });
    await site.become(healthy);
    await clickReload(popup);
    await expect
      .poll(() => shownIn(popup), patience)
      .toMatchObject({
        status: 'This part no longer shows an error.',
        state: 'fine',
        buttons: 0,
      });
    expect([asked(site), loads()]).toEqual([['GET', 'GET', 'GET'], 1]);
  });

  it('is reloaded where it shows the browser’s own error page', async () => {
    await watchParts(stage, false);
    const refusing = await startSite(healthy);
    await refusing.become('down');
    const silent = await startSite(empty(503));
    const { tab, loads } = await openWith('frame', [urlOf(refusing), urlOf(silent)]);
    const popup = await openPopup(tab, 2);
    await clickReload(popup);
    await expect
      .poll(() => shownIn(popup), patience)
      .toMatchObject({
        status: "This part still hasn't loaded.",
        buttons: 2,
      });
    await refusing.become(healthy);
    await silent.become(healthy);
    await clickReload(popup);
    await expect.poll(() => shownIn(popup), patience).toMatchObject({ buttons: 1 });
    await clickReload(popup);
    await expect.poll(() => shownIn(popup), patience).toMatchObject({ buttons: 0, state: 'fine' });
    expect([asked(refusing), asked(silent), loads()]).toEqual([['GET'], ['GET', 'GET'], 1]);
  });

  it('that came from a form is requested with GET, and nothing is sent again', async () => {
    await watchParts(stage, false);
    const site = await startSite(failing(502));
    const { tab } = await openWith('post', [urlOf(site)]);
    const popup = await openPopup(tab, 1);
    await clickReload(popup);
    await expect.poll(() => asked(site), patience).toEqual(['POST', 'GET']);
  });

  it('is announced as long as it is going to be reloaded automatically', async () => {
    await watchParts(stage, true);
    const site = await startSite(failing(502, { 'Retry-After': '12' }));
    const { tab } = await openWith('frame', [urlOf(site)]);
    const popup = await openPopup(tab, 1);
    await expect
      .poll(async () => (await shownIn(popup)).planned, patience)
      .toMatch(
        /^A part of this page from \S*news\.example:\d+\S* failed\. Trying it again in \d+ seconds?\.$/,
      );
    await site.become(healthy);
    await expect
      .poll(() => shownIn(popup), { timeout: 30_000 })
      .toMatchObject({ planned: '', state: 'fine' });
    expect(asked(site)).toEqual(['GET', 'GET']);
  });
});

function shownIn(popup: Popup) {
  return popup.evaluate((document) => ({
    state: document.querySelector('main')?.dataset.state,
    buttons: document.querySelectorAll('[data-act=reload-frame]').length,
    status: document.querySelector('main > [role=status]:not(:empty)')?.textContent ?? '',
    planned: document.querySelector('main > [role=timer]')?.textContent ?? '',
  }));
}

/** Clicks the first of the buttons once they can be used. */
async function clickReload(popup: Popup): Promise<void> {
  const isReady = () =>
    popup.evaluate((document) => {
      const button = document.querySelector<HTMLElement>('[data-act=reload-frame][aria-disabled=false]');
      button?.click();
      return button !== null;
    });
  await expect.poll(isReady).toBe(true);
}
