// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PastOutage } from '../../../src/history/past-outages.ts';
import { summarizeSites } from '../../../src/history/site-summary.ts';
import { SiteEntry } from '../../../src/ui/history/site-entry.tsx';
import { useEnglishBrowser } from '../../support/english-browser.ts';

vi.mock('../../../src/browser/api.ts', () => import('../../support/api.ts'));

const now = Date.UTC(2026, 10, 22, 12);
const [minute, day] = [60_000, 24 * 60 * 60_000];
const origin = 'https://shop.example';

function outage(daysAgo: number, changes: Partial<PastOutage> = {}): PastOutage {
  const since = now - daysAgo * day;
  const failure = { status: 502, cause: 'origin-unreachable', generatedBy: 'nginx' };
  return { origin, since, until: since + 10 * minute, end: 'back', attempts: 3, ...failure, ...changes };
}

describe('a site among the past outages', () => {
  const sent: unknown[] = [];
  beforeEach(
    () =>
      void useEnglishBrowser({
        runtime: { sendMessage: async (message: unknown) => void sent.push(message) },
      }),
  );
  afterEach(() => {
    cleanup();
    sent.length = 0;
  });

  function show(outages: readonly PastOutage[], open = false): void {
    const [site] = summarizeSites(outages, now);
    if (site) render(<SiteEntry site={site} now={now} open={open} />);
  }
  const entry = () => screen.getByRole('article', { name: /shop\.example/ });
  const rows = () => within(screen.getByRole('table')).getAllByRole('row').slice(1);

  it('adds up the last 30 days, and counts what was before them', () => {
    show([outage(1), outage(2), outage(40)]);
    expect(entry().textContent).toMatch(/2 outages in 30 days, .*20 minutes.* in all\..*1.* before that\./);
  });

  it('says when there was none in the last 30 days', () => {
    show([outage(40)]);
    expect(screen.getByText(/No outage in the last 30 days\./)).toBeDefined();
  });

  it('renders the table only once it is opened', () => {
    show([outage(1)]);
    expect(screen.queryByRole('table')).toBeNull();
    cleanup();
    show([outage(1)], true);
    expect(rows()).toHaveLength(1);
  });

  it('gives an outage in words, newest first', () => {
    show(
      [outage(5), outage(1, { status: 0, cause: 'connection-refused', generatedBy: undefined, end: 'left' })],
      true,
    );
    const [newest, oldest] = rows().map(({ textContent }) => textContent ?? '');
    expect(newest).toContain('The site turned the connection away');
    expect(newest).toMatch(/10 minutes.? or longer/);
    expect(oldest).toContain('A server of the site could not be reached');
    expect(oldest).toContain('502');
    expect(oldest).toContain('nginx');
  });

  it('shows more outages on request', () => {
    show(
      Array.from({ length: 30 }, (_, nth) => outage(nth / 2 + 1)),
      true,
    );
    expect(rows()).toHaveLength(25);
    fireEvent.click(screen.getByRole('button', { name: 'Show more outages' }));
    expect(rows()).toHaveLength(30);
  });

  it('deletes one outage, or all of this site', () => {
    const past = outage(1);
    show([past, outage(2)], true);
    const [first] = screen.getAllByRole('button', { name: /^Delete the outage of / });
    if (first) fireEvent.click(first);
    fireEvent.click(screen.getByRole('button', { name: /^Delete outages of .?shop\.example/ }));
    expect(sent).toEqual([
      { kind: 'forget-outages', selection: { of: 'outage', origin, since: past.since } },
      { kind: 'forget-outages', selection: { of: 'site', origin } },
    ]);
  });
});
