import { describe, it } from 'vitest';
import { browserNames } from '../../browsers/browser.ts';
import { attemptWithin, useField } from './field.ts';
import { page } from './pages.ts';

const maintenance = (...values: readonly string[]) =>
  page(503, { title: 'Down', headers: values.flatMap((value) => ['Retry-After', value]) });

describe.concurrent.each(browserNames)('Retry-After, in %s,', (name) => {
  const field = useField(name);

  it('is shown as a time, with an offer to keep trying, if it ends after the run would', async (context) => {
    const { site, openTab, expectBadge, expectPopup, expectStays } = field.scenario(context);
    const { url, asked } = await site(maintenance('900'));
    const tab = await openTab(url());
    await expectBadge(tab, '503');
    const words = await expectPopup(
      tab,
      /The site asks you to come back at \d/,
      /Keep trying until it's back/,
    );
    context.expect(words).not.toMatch(/has stopped for now/);
    await expectStays(() => asked().length, 1, 10_000);
  });

  it.for([
    ['a header sent twice, the later one zero', () => ['120', '0']],
    ['a header sent twice, the earlier one zero', () => ['0', '120']],
    ['a list', () => ['120, 240']],
    ['seconds with their unit', () => ['120 seconds']],
    ['an ISO 8601 date', () => [new Date(Date.now() + 120_000).toISOString()]],
  ] as const)('is not undercut if it is %s', async ([, values], context) => {
    const { site, openTab, expectBadge, expectStays } = field.scenario(context);
    const { url, asked } = await site(maintenance(...values()));
    const tab = await openTab(url());
    await expectBadge(tab, '503');
    await expectStays(() => asked().length, 1, 20_000);
  });

  it.for([['0'], ['-1'], ['soon'], ['']] as const)(
    'counts as absent if it is %j',
    async ([value], context) => {
      const { expect } = context;
      const { site, openTab, expectBadge, expectPopup } = field.scenario(context);
      const { url, asked } = await site(maintenance(value));
      const tab = await openTab(url());
      await expectBadge(tab, '503');
      // The schedule's first two delays are at most 8 and 12 s.
      const words = await expectPopup(tab, /Trying again in (?:\d|1[0-2])\D/);
      expect(words).not.toMatch(/come back at|Try again after|hopes to be back/);
      await expect.poll(() => asked().length, { timeout: attemptWithin }).toBeGreaterThan(1);
      const [first, second] = asked();
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(3_000);
    },
  );
});
