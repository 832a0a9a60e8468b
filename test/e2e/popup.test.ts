import { describe, expect, it } from 'vitest';
import { busyReasons } from '../../src/outage/reasons.ts';
import { browserNames, type Popup, type Tab } from '../browsers/browser.ts';
import { type Behavior, failing, form } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { back, counting, gaveUp, paused, trying } from '../support/standings.ts';
import { stagedPopup } from './popup-states.ts';
import { closeSections, openSections } from './sections.ts';
import { useStage } from './stage.ts';

const hostile: Behavior = (_request, response) => {
  response.writeHead(502, [
    ...[
      'Content-Type',
      'text/html; charset=utf-8',
      'Server',
      `nginx <img src=x onerror="document.title='gone'">`,
    ],
    ...['X-Served-By', 'a'.repeat(65_536)],
    // A right-to-left override and zero-width spaces, as bytes of UTF-8.
    ...['Via', Buffer.from('1.1 \u202eevil\u200b\u200b</dd><script>').toString('latin1')],
    ...['CF-RAY', `${'9'.repeat(20_000)}-<b>`],
  ]);
  response.end('<title><b>502</b>\u202e</title><h1>\u202ebackwards</h1>');
};

describe.each(browserNames)('the popup, in %s', (name) => {
  const stage = useStage(name);

  async function tabWith(behavior: Behavior): Promise<{ tab: Tab; origin: string; posts: () => number }> {
    const app = await stage.until(startOrigin(behavior));
    const origin = `http://shop.example:${app.port}`;
    const tab = await stage.openTab();
    await tab.visit(`${origin}/`);
    return { tab, origin, posts: () => app.requests.filter(({ method }) => method === 'POST').length };
  }

  it('does not move while a page is tried, waits, stops and recovers', async () => {
    const { tab, popup, become } = await stagedPopup(stage);
    await become('counting', counting());
    const boxes = await boxesOf(popup);
    // Chromium limits a popup to 600 px, and a taller one would lose a scrollbar's width everywhere.
    expect(await popup.evaluate(({ documentElement }) => documentElement.scrollHeight)).toBeLessThanOrEqual(
      600,
    );
    await become('trying', trying(tab));
    expect(await boxesOf(popup)).toEqual(boxes);
    for (const reason of [...busyReasons, 'offline'] as const) {
      await become('paused', paused(reason));
      await expect.poll(() => boxesOf(popup), { message: reason }).toEqual(boxes);
    }
    await become('counting', counting());
    expect(await boxesOf(popup)).toEqual(boxes);
    await become('gave-up', gaveUp(8));
    expect(await boxesOf(popup)).toEqual(boxes);
    await become('back', back(tab));
    const { summary: _sections, ...above } = boxes;
    expect(await boxesOf(popup)).toMatchObject(above);
  });

  it('starts at the headline, and remembers which parts were expanded', async () => {
    const { tab, origin } = await tabWith(failing(502));
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    const open = (popup: Popup) =>
      popup.evaluate((document) =>
        Array.from(document.querySelectorAll('details'), (part) => `${part.dataset.section} ${part.open}`),
      );
    const focused = (popup: Popup) => popup.evaluate((document) => document.activeElement?.tagName);
    const first = await stage.openPopup(tab);
    expect(await first.text()).toContain(new URL(origin).host);
    await expect.poll(() => focused(first)).toBe('H1');
    expect(await open(first)).toEqual([
      'meaning false',
      'why false',
      'check false',
      'more false',
      'owner false',
    ]);
    await first.click('[data-section=owner] > summary');
    await expect
      .poll(() => open(first))
      .toEqual(['meaning false', 'why false', 'check false', 'more false', 'owner true']);
    await first.close();

    const second = await stage.openPopup(tab);
    expect(await open(second)).toEqual([
      'meaning false',
      'why false',
      'check false',
      'more false',
      'owner true',
    ]);
    await expect.poll(() => focused(second)).toBe('H1');
    await second.click('[data-section=owner] > summary');
    await expect
      .poll(() => open(second))
      .toEqual(['meaning false', 'why false', 'check false', 'more false', 'owner false']);
  });

  it('copies a report and commands, and says so', async () => {
    const { tab, origin } = await tabWith(failing(502));
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    const popup = await stage.openPopup(tab);
    await openSections(popup.evaluate);
    await popup.evaluate((document) => {
      const { clipboard } = (document.defaultView as Window).navigator;
      clipboard.writeText = (text) => {
        document.body.dataset.copied = text;
        return Promise.resolve();
      };
    });
    const copied = () => popup.evaluate((document) => document.body.dataset.copied ?? '');
    await popup.click('[data-act=copy-report]');
    await expect.poll(copied).toMatch(/^Time: \d{4}-\d\d-\d\dT[\d:]+[+-]\d\d:\d\d\n/);
    expect(await copied()).toContain(`Address: ${origin}/\n`);
    expect(await copied()).toMatch(/^Browser: (?:Chrome|Firefox) \d/m);
    await expect
      .poll(() => popup.evaluate((document) => document.querySelector('[data-act=copy-report]')?.textContent))
      .toBe('Copied');
    await popup.click('[data-act=copy-markdown]');
    await expect.poll(copied).toMatch(/^- \*\*Time:\*\* `/);
    await popup.click('[data-act=copy-command]');
    await expect.poll(copied).not.toContain('**');
    const archive = await popup.evaluate((document) =>
      document.querySelector('[data-act=archive]')?.getAttribute('href'),
    );
    expect(archive).toBe(`https://web.archive.org/web/${origin}/`);
    await closeSections(popup.evaluate);
  });

  it('sends a form again only after its warning, and leaves the last question to the browser', async () => {
    const { tab, posts } = await tabWith(form(failing(502)));
    await tab.page.click('button');
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    const popup = await stage.openPopup(tab);
    const acts = () =>
      popup.evaluate((document) =>
        Array.from(
          document.querySelectorAll<HTMLElement>('main > .acts button'),
          ({ dataset }) => dataset.act,
        ),
      );
    await expect.poll(acts).toEqual(['go-back', 'ask-to-send']);
    await popup.click('[data-act=ask-to-send]');
    await expect.poll(acts).toEqual(['send-again', 'leave-form']);
    expect(await popup.text()).toContain('You could order or pay twice.');
    await popup.click('[data-act=leave-form]');
    await expect.poll(acts).toEqual(['go-back', 'ask-to-send']);
    expect(posts()).toBe(1);
  });

  it('announces a countdown’s start, its last ten seconds and its end to a screen reader, and no second in between', async () => {
    const { popup, become } = await stagedPopup(stage);
    const region = () =>
      popup.evaluate((document) => document.querySelector('main > .hidden[role=status]')?.textContent);
    await become('counting', counting(900_000));
    await expect.poll(region).toMatch(/Trying again in 1[45] min/);
    await popup.evaluate((document) => {
      const said: string[] = [];
      const region = document.querySelector('main > .hidden[role=status]') as Element;
      const View = document.defaultView as Window & typeof globalThis;
      new View.MutationObserver(() => {
        said.push(region.textContent ?? '');
        document.body.dataset.said = JSON.stringify(said);
      }).observe(region, { childList: true, characterData: true, subtree: true });
    });
    const said = async () =>
      JSON.parse(await popup.evaluate((document) => document.body.dataset.said ?? '[]')) as string[];

    await become('counting', counting(13_600));
    const timer = popup.evaluate((document) => document.querySelector('[role=timer]')?.textContent);
    expect(await timer).toMatch(/^Trying again in \d+ seconds$/);
    await expect.poll(said, { timeout: 6_000 }).toHaveLength(2);
    await become('counting', counting(1_500));
    await expect.poll(said, { timeout: 4_000 }).toHaveLength(4);
    const [start, notice, next, end] = await said();
    expect(start).toMatch(/^Trying again in 1[34] seconds$/);
    expect(notice).toBe('Trying again in 10 seconds');
    expect(next).toMatch(/^Trying again in [12] seconds?$/);
    expect(end).toBe('Trying again now.');
  });

  it('shows the text of a hostile page as plain text, truncated, and in its place', async () => {
    const { tab } = await tabWith(hostile);
    await tab.visit(`${new URL(tab.page.url()).origin}/%E2%80%AE<b>?q=<script>`);
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    const popup = await stage.openPopup(tab);
    await openSections(popup.evaluate);
    const seen = await popup.evaluate((document) => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const longest = Math.max(
        ...Array.from(document.querySelectorAll('dd, li'), ({ textContent }) => textContent?.length ?? 0),
      );
      const markup = document.querySelectorAll('main :is(b, img, script, iframe)').length;
      const result = {
        fits: scrollWidth <= clientWidth,
        longest,
        markup,
        text: document.body.textContent ?? '',
      };
      for (const part of document.querySelectorAll('details')) part.open = false;
      return result;
    });
    expect(seen.fits).toBe(true);
    expect(seen.markup).toBe(0);
    expect(seen.longest).toBeLessThan(450);
    expect(seen.text).toContain('<img src=x');
    expect(seen.text).not.toMatch(/[\u200b\u202a-\u202e]/);
  });
});

/** Returns where each part begins and ends, in px from the top. */
function boxesOf(popup: Popup): Promise<Record<string, readonly [number, number]>> {
  return popup.evaluate((document) => {
    const parts = ['.site', 'h1', '.chain', '.meaning', '.card', 'main > .acts'];
    const box = (element: Element | null | undefined): [number, number] => {
      const { top = 0, bottom = 0 } = element?.getBoundingClientRect() ?? {};
      return [Math.round(top), Math.round(bottom)];
    };
    const lastSection = Array.from(document.querySelectorAll('summary')).at(-1);
    return Object.fromEntries([
      ...parts.map((part) => [part, box(document.querySelector(part))]),
      ...(lastSection ? [['summary', box(lastSection)]] : []),
    ]);
  });
}
