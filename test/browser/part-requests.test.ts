import { expect, it, vi } from 'vitest';
import { onPartRequest } from '../../src/browser/part-requests.ts';
import { replaceBrowser } from '../support/api.ts';
import { createFakeBrowser } from '../support/fake-browser.ts';

vi.mock('../../src/browser/api.ts', () => import('../support/api.ts'));

it('reports that a form is on its way into a frame', () => {
  const { api } = replaceBrowser(createFakeBrowser(() => ({ status: 200 })));
  const addListener = vi.fn();
  Object.assign(api.webRequest, { onSendHeaders: { addListener, removeListener: () => undefined } });
  const report = vi.fn();
  onPartRequest(report)(true);
  const [send, { types }] = addListener.mock.calls[0] ?? [];
  expect(types).toEqual(['sub_frame']);
  const request = { tabId: 1, frameId: 7, parentFrameId: 0, type: 'sub_frame', timeStamp: 1 };
  send({ ...request, method: 'POST', url: 'https://pay.example/submit' });
  expect(report).toHaveBeenCalledWith(
    expect.objectContaining({ kind: 'frame', frameId: 7, method: 'POST', outcome: { kind: 'begun' } }),
  );
});
