import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserNames, everySite, type Popup, type Tab } from '../browsers/browser.ts';
import { useBlocker } from './blocker.ts';
import { healthyPages } from './healthy-pages.ts';
import { type PartsSite, partsPage, startPartsSite } from './loaded-page-site.ts';
import { partPages } from './parts-cases.ts';
import { useStage } from './stage.ts';

/** What the popup shows about the parts of a page. */
interface PartsShown {
  readonly state: string | undefined;
  readonly text: string;
  /** Rows such as `502 http://shop.example/api`. */
  readonly addresses: readonly string[];
}

describe.each(browserNames)('the parts of a page, in %s', (name) => {
  let site: PartsSite;
  const stage = useStage(name);
  useBlocker(stage);
  beforeAll(async () => {
    site = await startPartsSite();
    site.serve(
      '/frame',
      '<!doctype html><body><script>document.write(new URLSearchParams(location.search).get("inside"))</script>',
    );
  });
  afterAll(async () => {
    await site?.stop();
  });

  /** Opens a tab for pages whose errors are wanted. */
  async function openTab(): Promise<Tab> {
    const tab = await stage.openTab();
    tab.page.removeAllListeners('pageerror');
    return tab;
  }

  async function partsOf(
    tab: Tab,
    path: string,
    markup: string,
    script: readonly string[] = [],
    beforeClick: () => Promise<void> = async () => undefined,
  ): Promise<PartsShown> {
    site.serve(path, partsPage(markup, script));
    await tab.visit(site.own + path);
    await expect.poll(() => stage.pageTitle(tab), { timeout: 15_000 }).toBe('done');
    await beforeClick();
    const popup = await stage.openPopup(tab);
    const shown = await readParts(popup);
    await popup.close();
    return shown;
  }

  it('that failed are reported as far as the browser exposes them, in sixty cases', async () => {
    const tab = await openTab();
    const pages = partPages(site);
    expect(pages.flat()).toHaveLength(60);
    const [missing, wronglyKnown]: [string[], string[]] = [[], []];
    for (const [nth, cases] of pages.entries()) {
      const { state, addresses, text } = await partsOf(
        tab,
        `/page-${nth}`,
        cases.map((part) => part.markup ?? '').join('\n'),
        cases.flatMap((part) => part.script ?? []),
      );
      expect.soft(state, text).toBe('parts-failed');
      for (const { kind, status, url, hiddenInChromium } of cases) {
        const isExposed = name === 'firefox' || !hiddenInChromium;
        const isReported = addresses.includes(`${status ?? '–'} ${url}`);
        if (isExposed !== isReported)
          (isExposed ? missing : wronglyKnown).push(`${kind} ${status} ${url} on page ${nth}`);
      }
    }
    expect.soft(missing).toEqual([]);
    expect.soft(wronglyKnown).toEqual([]);
  });

  it('of healthy pages raise no alarm, whatever is blocked, aborted, redirected or hidden', async () => {
    const tab = await openTab();
    for (const [nth, patterns] of healthyPages(site).entries()) {
      const { state, text } = await partsOf(
        tab,
        `/healthy-${nth}`,
        patterns.map(({ markup = '' }) => markup).join('\n'),
        patterns.flatMap(({ script = [] }) => script),
      );
      expect.soft(state, `${patterns.map((pattern) => pattern.name).join(', ')}: ${text}`).toBe('fine');
    }
  });

  it('are hidden in frames of other sites where only a click gives access, and no claim is made about them', async () => {
    const tab = await openTab();
    try {
      const { state, addresses, text } = await partsOf(
        tab,
        '/on-click',
        `<iframe src="${site.other}/503/a.html"></iframe><iframe src="${site.other}/200/b.html"></iframe>`,
        [`call('/502/a.json')`, `call('${site.other}/502/b.json')`],
        () => stage.browser.setAccess([]),
      );
      expect(state).toBe('parts-failed');
      expect(addresses).toEqual([`502 ${site.own}/502/a.json`]);
      expect(text).toContain("Your browser doesn't say whether 3 parts of this page loaded.");
    } finally {
      await stage.browser.setAccess(everySite);
    }
  });

  it('are said to be incomplete where there are more than the browser records', async () => {
    const images = Array.from({ length: 255 }, (_, nth) => `<img src="/200/${nth}.png">`);
    const { state, text } = await partsOf(await openTab(), '/many', images.join(''));
    expect(state, text).toBe('fine');
    expect(text).toContain('All 250 parts that Gatelight sees have loaded.');
    expect(text).toContain('There may be more parts than your browser lists.');
  });
});

/** Waits until the parts were read and returns what the popup shows of them. */
async function readParts(popup: Popup): Promise<PartsShown> {
  const read = () =>
    popup.evaluate((document) => {
      const section = document.querySelector('[data-section=parts] .section-content');
      const pairs = section?.querySelectorAll('dl:last-of-type .pair') ?? [];
      return {
        isRead: Boolean(section?.querySelector('p, [data-act]')),
        state: document.querySelector('main')?.dataset.state,
        text: `${document.querySelector('.meaning')?.textContent} ${section?.textContent}`,
        addresses: Array.from(pairs, (pair) => {
          const status = pair.querySelector('dt')?.textContent?.split(' ')[0];
          return `${status} ${pair.querySelector('dd bdi')?.textContent}`;
        }),
      };
    });
  await expect.poll(async () => (await read()).isRead, { timeout: 10_000 }).toBe(true);
  return read();
}
