import { describe, expect, it } from 'vitest';
import type { AppEvent } from '../../src/background/app-event.ts';
import { type AppState, stateAfter } from '../../src/background/app-state.ts';
import { update } from '../../src/background/update.ts';
import { minuteBudget } from '../../src/outage/limits.ts';
import { keyOf } from '../../src/outage/outage.ts';
import { countingOutage } from '../support/counting-outage.ts';
import { contextAt, now, pageAt, ready, siteAt } from './samples.ts';

const url = 'https://shop.example/orders';
const document = { url, documentId: url };

function requested(
  fields: { readonly url?: string; readonly private?: boolean } = {},
): AppEvent<'check-requested'> {
  const tab = {
    id: 1,
    url: fields.url ?? url,
    active: true,
    windowId: 1,
    loading: false,
    navigating: false,
    discarded: false,
    audible: false,
    privateWindow: fields.private ?? false,
    storeId: 'default',
    lastAccessed: now,
  };
  const shown = { url: fields.url ?? url, documentId: fields.url ?? url, errorPage: false };
  return {
    kind: 'check-requested',
    request: { tabId: 1, document: fields.url ? { url: fields.url, documentId: fields.url } : document },
    facts: { tabId: 1, tab, shown, page: pageAt(url, 200) },
  };
}

const planned: AppEvent<'site-request-planned'> = {
  kind: 'site-request-planned',
  origin: 'https://shop.example',
};

/** Plans requests one after the other; returns the answers and the state after them. */
function plan(state: AppState, count: number, time = now) {
  const answers: unknown[] = [];
  let after = state;
  for (let nth = 0; nth < count; nth++) {
    const { answer, changes = {} } = update(after, planned, contextAt(time));
    answers.push(answer);
    after = stateAfter(after, changes);
  }
  return { answers, after };
}

describe('a check that the user starts', () => {
  it('is refused over another document, outside a website, in a private window and offline', () => {
    const answerTo = (event: AppEvent<'check-requested'>, fields = {}) =>
      update(ready, event, contextAt(now, fields)).answer;
    const other = {
      ...requested(),
      request: { tabId: 1, document: { url: 'https://shop.example/', documentId: 'x' } },
    };
    expect(answerTo(other)).toBe('moved');
    expect(answerTo({ ...requested(), facts: { ...requested().facts, tab: undefined } })).toBe('moved');
    expect(answerTo(requested({ url: 'about:blank' }))).toBe('no-site');
    expect(answerTo(requested({ private: true }))).toBe('private');
    expect(answerTo(requested(), { online: false })).toBe('offline');
    expect(answerTo(requested())).toBe('done');
  });

  it('starts at most once in ten seconds for each host', () => {
    const check = (state: AppState, time: number, of = url) =>
      update(state, requested(of === url ? {} : { url: of }), contextAt(time));
    const first = stateAfter(ready, check(ready, now).changes ?? {});
    expect(check(first, now + 9_999).answer).toBe('too-soon');
    expect(check(first, now + 9_999, 'https://news.example/').answer).toBe('done');
    const second = check(first, now + 10_000);
    expect(second.answer).toBe('done');
    expect([...(second.changes?.checkedAt ?? [])]).toEqual([['shop.example', now + 10_000]]);
    // The clock was set back.
    expect(check(first, now - 60_000).answer).toBe('done');
  });

  it('counts each of its requests toward the budget of the origin, together with the user’s loads', () => {
    const { answers, after } = plan(ready, minuteBudget + 1);
    expect(answers).toEqual([...Array.from({ length: minuteBudget }, () => 'done'), 'too-many']);
    expect(plan(after, 1, now + 61_001).answers).toEqual(['done']);
    expect(update(after, { ...planned, origin: 'https://news.example' }, contextAt(now)).answer).toBe('done');
  });

  it('counts the attempts of an outage of the origin, and these count its requests', () => {
    const site = siteAt('https://shop.example');
    const outage = countingOutage(site, 1, pageAt(url, 502), now);
    const withAttempts = (sent: readonly number[]) =>
      stateAfter(ready, { outages: [[site, { ...outage, sent: [...sent] }]] });
    const spent = withAttempts(Array.from({ length: minuteBudget - 1 }, (_, nth) => now - nth));
    expect(plan(spent, 2).answers).toEqual(['done', 'too-many']);

    const checked = plan(withAttempts([]), minuteBudget).after;
    const dueAt = checked.outages.get(keyOf(site))?.phase;
    expect(dueAt?.name).toBe('scheduled');
    const due = dueAt?.name === 'scheduled' ? dueAt.dueAt : now;
    const { effects = [] } = update(checked, { kind: 'wake-up' }, contextAt(due));
    expect(effects.filter(({ kind }) => kind === 'reread-content' || kind === 'load-page')).toEqual([]);
  });
});
