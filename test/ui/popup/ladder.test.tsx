// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckProgress } from '../../../src/check/check-rungs.ts';
import { Ladder } from '../../../src/ui/popup/ladder.tsx';
import { orders, resultWith, targetFor } from '../../check/check-samples.ts';
import { useEnglishBrowser } from '../../support/english-browser.ts';

vi.mock('../../../src/browser/api.ts', () => import('../../support/api.ts'));

describe('the ladder of a check', () => {
  beforeEach(() => void useEnglishBrowser());
  afterEach(cleanup);

  /** Returns each rung as a user reads it. */
  function rungs(progress: Partial<CheckProgress>): string[] {
    const before = { target: orders, results: [], running: undefined, finished: false };
    render(<Ladder progress={{ ...before, ...progress }} />);
    return screen
      .getAllByRole('listitem')
      .map((rung) =>
        Array.from(rung.querySelectorAll('span'), ({ textContent }) =>
          textContent?.replace(/[\u2066-\u2069]/g, ''),
        ).join(': '),
      );
  }

  it('says what comes before anything was requested', () => {
    expect(rungs({})).toEqual([
      'Finding the name: comes later',
      'Reaching the site: comes later',
      'Front page: comes later',
      'This page: comes later',
    ]);
  });

  it('names the rung that is being checked', () => {
    const results = [resultWith('front', 'page')];
    const running = { name: 'page', url: orders.page ?? '', asksEdge: false } as const;
    expect(rungs({ results, running })).toContain('This page: checking now');
  });

  it('gives each result in words, with its status', () => {
    const results = [resultWith('front', 'page'), resultWith('page', 'failure')];
    expect(rungs({ results, finished: true })).toEqual([
      'Finding the name: works',
      'Reaching the site: works',
      'Front page: works (200)',
      'This page: fails (502)',
    ]);
  });

  it('adds a rung for another address only once it was requested', () => {
    const results = [
      resultWith('front', 'nothing', { cause: 'connection-refused' }),
      resultWith('sibling', 'page'),
    ];
    expect(rungs({ results, finished: true })).toContain('The address www.shop.example: works (200)');
  });

  it('says why it does not request the result of a form', () => {
    const target = targetFor('https://shop.example/orders/42', { request: 'form' });
    expect(rungs({ target })).toContain('This page: It came from a form, so it was not requested.');
  });

  it('marks what a stopped check did not request', () => {
    expect(rungs({ results: [resultWith('front', 'page')], finished: true })).toContain(
      'This page: not checked',
    );
  });
});
