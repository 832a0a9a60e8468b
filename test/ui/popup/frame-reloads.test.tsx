// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandResult, FramePlan } from '../../../src/messages.ts';
import { pageParts } from '../../../src/parts/parts-summary.ts';
import { FrameReloads } from '../../../src/ui/popup/frame-reloads.tsx';
import { frame, frameReading, page } from '../../parts/samples.ts';
import { replaceBrowser } from '../../support/api.ts';
import { createFakeBrowser } from '../../support/fake-browser.ts';

vi.mock('../../../src/browser/api.ts', () => import('../../support/api.ts'));

const shop = { url: 'https://shop.example/', documentId: 'D1' };
const pay = 'https://pay.example/form';
const failed = (id: number) => frame(pay, { id, reading: frameReading({ url: pay, status: 502 }) });

describe('the reload of failed frames', () => {
  const sent: unknown[] = [];
  let answer: (result: CommandResult) => void;
  let frames: readonly ReturnType<typeof frame>[];
  let framePlans: readonly FramePlan[];
  let root: Element;

  beforeEach(() => {
    vi.useFakeTimers({ now: 1_800_000_000_000 });
    const browser = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
    Object.assign(browser.api.runtime, {
      sendMessage(message: unknown) {
        sent.push(message);
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    });
    root = document.createElement('div');
    [frames, framePlans] = [[failed(7)], []];
  });
  afterEach(() => {
    render(null, root);
    sent.length = 0;
    vi.useRealTimers();
  });

  const readAgain = vi.fn(async () => show());
  function show(): void {
    const reading = { parts: pageParts(page({}, ...frames)), framePlans, readAt: 0 };
    render(<FrameReloads tabId={1} document={shop} reading={reading} readAgain={readAgain} />, root);
  }
  const buttons = () => [...root.querySelectorAll<HTMLElement>('button')];
  const click = () => act(async () => buttons()[0]?.click());
  const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
  const said = () => root.querySelector('[role=status]')?.textContent;

  it('is asked for once at a time, for the document in the frame', async () => {
    frames = [failed(7), failed(8)];
    await act(show);
    await click();
    await click();
    expect(sent).toEqual([
      { kind: 'reload-frame', tabId: 1, document: shop, frameId: 7, frame: { url: pay } },
    ]);
    expect(said()).toBe('frame_loading');
    expect(buttons().map((button) => button.getAttribute('aria-disabled'))).toEqual(['true', 'true']);
  });

  it.each<[CommandResult, boolean, string]>([
    ['done', false, 'frame_recovered'],
    ['done', true, 'frame_failed_again'],
    ['moved', true, 'frame_moved'],
    ['too-many', true, 'state_click_too_many'],
    ['failed', true, 'state_click_failed'],
  ])('that ends with %s, and the frame failing: %s, is answered with %s', async (result, isFailing, key) => {
    await act(show);
    await click();
    frames = isFailing ? frames : [];
    answer(result);
    await pass(0);
    expect(said()).toBe(key);
    expect(buttons()).toHaveLength(isFailing ? 1 : 0);
  });

  it('is counted down where it is planned, and the page is read until the plan is another one', async () => {
    framePlans = [{ host: 'pay.example', dueAt: Date.now() + 3_000 }];
    await act(show);
    readAgain.mockClear();
    const planned = () => root.querySelector('[role=timer]')?.textContent;
    expect(planned()).toContain('frame_planned');
    await pass(3_000);
    expect(planned()).toContain('frame_trying');
    await pass(4_000);
    expect(readAgain).toHaveBeenCalledTimes(2);
    framePlans = [];
    await act(show);
    await pass(10_000);
    expect(readAgain).toHaveBeenCalledTimes(2);
  });
});
