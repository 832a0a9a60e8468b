import { beforeEach, describe, expect, it, vi } from 'vitest';
import { onMessage } from '../../src/browser/runtime.ts';
import { replaceBrowser } from '../support/api.ts';
import { createFakeBrowser, type FakeBrowser } from '../support/fake-browser.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

describe('a message', () => {
  let browser: FakeBrowser;
  beforeEach(() => {
    browser = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
  });

  it("of the extension's own page is answered", async () => {
    onMessage(async (message) => ({ got: message }));
    expect(await browser.message('hello')).toEqual({ got: 'hello' });
  });

  it('of a web page is not passed on', async () => {
    const answer = vi.fn(async () => 'secret');
    onMessage(answer);
    expect(await browser.message('hello', 'http://shop.example/')).toBeUndefined();
    expect(answer).not.toHaveBeenCalled();
  });

  it('whose handling fails is answered with undefined at once', async () => {
    onMessage(() => Promise.reject(new Error('no answer')));
    expect(await browser.message('hello')).toBeUndefined();
  });
});
