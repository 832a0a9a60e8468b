import { describe, expect, it } from 'vitest';
import { browserNames, type Tab } from '../browsers/browser.ts';
import { type Behavior, empty, failing, healthy } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { partsSite, useWatchingStage, watchParts } from './parts-site.ts';
import { expectStays } from './stays.ts';

/** Longer than the first delay, in ms. */
const longest = 15_000;

/** A gateway's page with a form field, in which a user may type. */
const withField: Behavior = (_request, response) =>
  response
    .writeHead(502, { 'Content-Type': 'text/html', Server: 'nginx' })
    .end('<title>502 Bad Gateway</title><h1>502 Bad Gateway</h1><input autofocus>');

describe.each(browserNames)('a frame that failed, in %s', (name) => {
  const stage = useWatchingStage(name);

  /** Opens a page with frames of a site of their own, each of which answers as given. */
  async function openWith(kind: 'frame' | 'post', behaviors: readonly Behavior[]) {
    const page = await stage.until(startOrigin(partsSite));
    const sites = await Promise.all(behaviors.map((behavior) => stage.until(startOrigin(behavior))));
    const query = sites.map(({ port }) => `${kind}=http://news.example:${port}/pay`).join('&');
    const tab = await stage.openTab();
    await tab.visit(`http://shop.example:${page.port}/?${query}`);
    await expect.poll(() => stage.pageTitle(tab), { timeout: 10_000 }).toBe('Loaded');
    return {
      tab,
      page,
      sites,
      asked: () => sites.map(({ requests }) => requests.filter(({ path }) => path === '/pay').length),
    };
  }

  it('is reloaded when its site is back, and only then', async () => {
    const { tab, page, sites, asked } = await openWith('frame', [
      failing(502, { Server: 'nginx' }),
      empty(503),
      failing(502, { 'Retry-After': '600' }),
      failing(500),
      failing(404),
    ]);
    await expect.poll(() => stage.badgeOf(tab)).toBe('4');
    for (const site of sites) await site.become(healthy);
    await expect.poll(asked, { timeout: longest }).toEqual([2, 2, 1, 1, 1]);
    await expect.poll(() => stage.badgeOf(tab)).toBe('2');
    expect(page.requests.filter(({ path }) => path.startsWith('/?'))).toHaveLength(1);
    await expectStays(asked, [2, 2, 1, 1, 1], 2_000);
  });

  it('is not reloaded if the user typed in it, nor if it came from a form', async () => {
    const used = await openWith('frame', [withField]);
    await typeInFrame(used.tab);
    const posted = await openWith('post', [failing(502)]);
    const untouched = await openWith('frame', [withField]);
    await expect.poll(untouched.asked, { timeout: longest }).toEqual([2]);
    await expectStays(() => [used.asked(), posted.asked()], [[1], [1]], 4_000);
  });

  it('is not reloaded while parts are not watched', async () => {
    await watchParts(stage, false);
    const { asked } = await openWith('frame', [failing(502)]);
    await watchParts(stage, true);
    const watched = await openWith('frame', [failing(502)]);
    await expect.poll(watched.asked, { timeout: longest }).toEqual([2]);
    await expectStays(asked, [1], 4_000);
  });
});

/** Types as the user would. */
async function typeInFrame({ page }: Tab): Promise<void> {
  const frame = page.frames().find((each) => each.url().endsWith('/pay') && each.parentFrame());
  const field = await frame?.waitForSelector('input');
  if (!field) throw new Error('Expected a field in the frame and found none');
  await field.type('4242');
}
