import { afterEach, beforeEach, vi } from 'vitest';
import { startBackground } from '../../src/background/background.ts';
import { replaceBrowser } from '../support/api.ts';
import { type Answer, createFakeBrowser, type FakeBrowser } from '../support/fake-browser.ts';
import { loadScript } from './load-script.ts';

/** A background that runs in a fake browser, on a clock that only the test advances. */
export interface Running {
  readonly browser: FakeBrowser;
  /** The errors that the background reported. */
  readonly reported: unknown[];
  /** Sets what every site answers from now on. */
  answers(next: (url: string) => Answer): void;
  /** Lets time pass, in ms, and fires the alarms that are due. */
  pass(ms: number): Promise<void>;
}

/**
 * Sets up clock and globals for the surrounding tests; returns a function that starts a background in a new browser.
 */
export function useBackground(): (order?: 'chromium' | 'firefox') => Running {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_700_000_000_000 });
    vi.stubGlobal('navigator', { onLine: true });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  return (order) => {
    const reported: unknown[] = [];
    let answer = (_: string): Answer => ({ status: 200 });
    const browser = replaceBrowser(createFakeBrowser((url) => answer(url), order));
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const untracked = globalThis.setTimeout;
    vi.stubGlobal('setTimeout', (...args: Parameters<typeof setTimeout>) => {
      const timer = untracked(...args);
      timers.add(timer);
      return timer;
    });
    const worker = () => {
      vi.stubGlobal('self', new EventTarget());
      void startBackground({
        now: Date.now,
        random: () => 0.5,
        loadScript,
        report: (error) => void reported.push(error),
      });
    };
    browser.run(worker, () => timers.forEach(clearTimeout));
    return {
      browser,
      reported,
      answers(next) {
        answer = next;
      },
      async pass(ms) {
        for (const end = Date.now() + ms; Date.now() < end; ) {
          await vi.advanceTimersByTimeAsync(Math.min(1_000, end - Date.now()));
          browser.fireAlarms(Date.now());
        }
      },
    };
  };
}
