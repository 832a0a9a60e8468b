import { describe, expect, it, vi } from 'vitest';
import { actOnFrame } from '../../src/background/effects/act-on-frame.ts';
import type { LateScripts } from '../../src/background/late-scripts.ts';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { PageContent } from '../../src/diagnosis/page-content.ts';
import type { FrameFailure } from '../../src/frames/failed-frame.ts';
import { frame } from '../frames/parts.ts';
import { replaceBrowser } from '../support/api.ts';
import { createFakeBrowser } from '../support/fake-browser.ts';
import { now, pageAt } from './samples.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

type Act = Parameters<typeof actOnFrame>[0]['act'];

const page = pageAt('https://shop.example/', 200);
const title = '503 Service Unavailable';

function contentOf(fields: Partial<PageContent>): PageContent {
  const text = fields.text ?? title;
  return { title, text, markup: '', textLength: text.length, refreshes: false, ...fields };
}

async function eventAfter(act: Act) {
  const done = await actOnFrame(
    { kind: 'act-on-frame', act },
    {
      now: () => now,
      watcher: { pageIn: () => page, inspect: async () => undefined } as never,
      loadScript: (async () => ({ diagnose }) as LateScripts['diagnosis']) as never,
    },
  );
  return done?.kind === 'frame-changed' ? done.event : undefined;
}

/** Checks a frame that failed with a 503, and that nobody has used, where it shows this. */
async function checked(content: PageContent | undefined) {
  const { api } = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
  const quiet = { used: false, filled: false, focused: false };
  Object.assign(api.webNavigation, { getAllFrames: async () => [{ frameId: 7, parentFrameId: 0 }] });
  Object.assign(api.scripting, {
    executeScript: async ({ target }: { target: { frameIds?: readonly number[] } }) => [
      { frameId: 7, result: target.frameIds?.includes(7) ? { status: 503, content } : quiet },
    ],
  });
  const failed = await eventAfter({ kind: 'diagnose', part: frame(503), page, hasSiteRule: false });
  if (failed?.kind !== 'failed') throw new Error('Expected a failed frame');
  const failure: FrameFailure = failed.failure;
  expect(failure).toMatchObject({ retry: 'auto', caution: undefined });
  const checking = { ...failure, since: now, phase: { name: 'checking', since: now } } as const;
  return eventAfter({ kind: 'check', frame: checking });
}

describe('the check of a frame', () => {
  it("lets a gateway's page be reloaded", async () => {
    const event = await checked(contentOf({}));
    expect(event).toMatchObject({ use: 'free', risks: { retry: 'auto', caution: undefined } });
  });

  it('finds a bot check in what the frame shows', async () => {
    const text = 'Just a moment... Enable JavaScript and cookies to continue';
    const event = await checked(contentOf({ title: 'Just a moment...', text }));
    expect(event).toMatchObject({ kind: 'checked', use: 'free' });
    expect(event).not.toMatchObject({ risks: { retry: 'auto' } });
    expect(event).toHaveProperty('risks.retry');
  });

  it.each([
    ['refreshes-itself', contentOf({ refreshes: true })],
    ['own-content', contentOf({ title: 'Shop', text: 'Our shop is closed today. '.repeat(100) })],
  ])('finds the reason for caution: %s', async (caution, content) => {
    expect(await checked(content)).toMatchObject({ risks: { caution } });
  });

  it('leaves the diagnosis as it is where the frame cannot be read', async () => {
    expect(await checked(undefined)).toEqual({ kind: 'checked', tabId: 1, frameId: 7, use: 'free' });
  });
});
