import { beforeEach, describe, expect, it } from 'vitest';
import type { AppEffect } from '../../src/background/app-effect.ts';
import type { AppEvent } from '../../src/background/app-event.ts';
import { type Changes, stateAfter } from '../../src/background/app-state.ts';
import { createEventQueue, type EventQueue } from '../../src/background/event-queue.ts';
import { createLoop } from '../../src/background/loop.ts';
import { loadScript } from './load-script.ts';
import { diagnosed, now, pageAt, ready } from './samples.ts';

const failed = pageAt('http://shop.example/', 502);

/** What happened, in order. */
let log: string[];
let refuses: boolean;
let wakeUps: (number | undefined)[];
let queue: EventQueue;
/** What each effect finds out; effects that are not named find out nothing. */
let results: Partial<Record<AppEffect['kind'], () => Promise<AppEvent | undefined>>>;

beforeEach(() => {
  log = [];
  refuses = false;
  wakeUps = [];
  results = { diagnose: async () => diagnosed(1, failed) };
  const report = (error: unknown) => void log.push(`reported ${(error as Error).message}`);
  let state = ready;
  queue = createEventQueue(report);
  const handle = createLoop({
    store: {
      get state() {
        return state;
      },
      open: async () => {},
      async write(changes: Changes) {
        const entries = [
          ...(changes.tabs ?? []),
          ...(changes.outages ?? []),
          ...(changes.outagesAtRest ?? []),
        ];
        if (entries.length === 0) return true;
        log.push(refuses ? 'refused' : 'written');
        if (!refuses) state = stateAfter(state, changes);
        return !refuses;
      },
    },
    dispatch: queue.dispatch,
    context: {
      mayWatch: async () => true,
      loadScript,
      online: () => true,
      now: () => now,
      random: () => 0.5,
    },
    async runEffect(effect) {
      log.push(`began ${effect.kind}`);
      const event = await results[effect.kind]?.();
      log.push(`ended ${effect.kind}`);
      return event;
    },
    paint: async () => {},
    wakeUpAt: (dueAt) => void wakeUps.push(dueAt),
    report,
  });
  queue.start(async (event) => {
    log.push(event.kind);
    return handle(event);
  });
});

/** A promise that a test resolves. */
function held<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const failing = () => queue.dispatch({ kind: 'page-shown', tabId: 1, page: failed });
const closing = () => queue.dispatch({ kind: 'tab-closed', tabId: 2 });

describe('the loop', () => {
  it('handles the result of an awaited effect before the next event', async () => {
    const diagnosing = held<AppEvent>();
    results.diagnose = () => diagnosing.promise;
    void failing();
    const closed = closing();
    await Promise.resolve();
    expect(log).not.toContain('tab-closed');
    diagnosing.resolve(diagnosed(1, failed));
    await closed;
    expect(log.filter((entry) => !entry.includes('read-content'))).toEqual([
      'page-shown',
      'began diagnose',
      'ended diagnose',
      'written',
      'tab-closed',
    ]);
  });

  it('handles the next event while another effect is still running, and its result afterwards', async () => {
    const reading = held<AppEvent>();
    results['read-content'] = () => reading.promise;
    void failing();
    await closing();
    expect(log).not.toContain('ended read-content');
    const content = { status: 502, startedAt: now, focused: false, content: undefined };
    reading.resolve({ kind: 'content-read', tabId: 1, page: failed, reading: content });
    await reading.promise;
    await queue.settled();
    await queue.settled();
    expect(log.slice(log.indexOf('tab-closed'))).toContain('content-read');
  });

  it('writes what an event changes before it runs an effect', async () => {
    await failing();
    log.length = 0;
    const { url, documentId } = failed;
    await queue.dispatch({
      kind: 'command-given',
      request: { kind: 'command', tabId: 1, document: { url, documentId }, command: 'try-now' },
      facts: { tabId: 1, tab: undefined, shown: { url, documentId, errorPage: false }, page: undefined },
    });
    expect(log).toEqual(['command-given', 'written', 'began load-page', 'ended load-page']);
  });

  it('runs no effect while the session is full, and retries half a minute later', async () => {
    await failing();
    refuses = true;
    log.length = 0;
    const answer = await queue.dispatch({ kind: 'wake-up' });
    expect(log).toEqual(['wake-up']);
    expect(answer).toBeUndefined();
    await queue.dispatch({ kind: 'tab-closed', tabId: 1 });
    expect(log).toEqual(['wake-up', 'tab-closed', 'refused']);
    expect(wakeUps.at(-1)).toBe(now + 30_000);
  });

  it('reports an effect that fails, and handles the next event', async () => {
    results.diagnose = () => Promise.reject(new Error('no script'));
    void failing();
    await closing();
    expect(log).toContain('reported no script');
    expect(log).toContain('tab-closed');
  });

  it('reports a result that cannot be handled, and runs the effects after it', async () => {
    results.diagnose = async () => ({ ...diagnosed(1, failed), kind: 'unknown' }) as never;
    await failing();
    expect(log.filter((entry) => entry.startsWith('reported'))).toHaveLength(1);
    expect(log).toContain('began read-content');
  });

  it('reports a concurrent effect that fails', async () => {
    results['read-content'] = () => Promise.reject(new Error('no page'));
    await failing();
    await queue.settled();
    expect(log).toContain('reported no page');
  });

  it('writes nothing for a page that loaded in a tab without a record, and sets no timer', async () => {
    await queue.dispatch({ kind: 'page-shown', tabId: 3, page: pageAt('https://mail.example/', 200) });
    await queue.settled();
    expect(log).toEqual(['page-shown', 'began observe-success', 'ended observe-success']);
    expect(wakeUps).toEqual([undefined]);
  });
});
