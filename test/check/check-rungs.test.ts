import { describe, expect, it } from 'vitest';
import { readCheckRequest } from '../../src/check/check-messages.ts';
import { progressAfter } from '../../src/check/check-progress.ts';
import { type CheckProgress, rungsOf } from '../../src/check/check-rungs.ts';
import { nextRequest } from '../../src/check/site-requests.ts';
import { orders, resultWith, targetFor } from './check-samples.ts';

const start: CheckProgress = { target: orders, results: [], running: undefined, finished: false };
const statesOf = (progress: CheckProgress) =>
  Object.fromEntries(rungsOf(progress).map(({ name, state }) => [name, state]));

describe('the ladder', () => {
  it('shows what runs, and what comes later', () => {
    const running = nextRequest(orders, []);
    expect(statesOf({ ...start, running })).toEqual({
      name: 'running',
      answer: 'open',
      front: 'running',
      page: 'open',
    });
  });

  it('shows no rung for the page if that is the front page, and why one is not requested', () => {
    expect(statesOf({ ...start, target: targetFor('https://shop.example/') })).not.toHaveProperty('page');
    const form = targetFor('https://shop.example/orders', { request: 'form' });
    expect(statesOf({ ...start, target: form })).toMatchObject({ page: 'skipped' });
  });

  it.each([
    ['name-not-found', 'broken', 'skipped'],
    ['connection-refused', 'fine', 'broken'],
    ['certificate-bad', 'fine', 'broken'],
    ['connection-timed-out', 'unsure', 'broken'],
  ] as const)('shows of %s that the name is %s and the answer is %s', (cause, name, answer) => {
    const results = [resultWith('front', 'nothing', { cause })];
    expect(statesOf({ ...start, results, finished: true })).toMatchObject({ name, answer, front: 'broken' });
  });

  it('claims nothing of the name if the network answers', () => {
    const results = [resultWith('front', 'network')];
    expect(statesOf({ ...start, results })).toMatchObject({
      name: 'unsure',
      answer: 'broken',
      front: 'broken',
    });
  });

  it('is not sure of a redirect whose target is unknown', () => {
    const redirected = (leadsTo?: 'itself') => [resultWith('front', 'redirect', { leadsTo })];
    expect(statesOf({ ...start, results: redirected() })).toMatchObject({ answer: 'fine', front: 'unsure' });
    expect(statesOf({ ...start, results: redirected('itself') })).toMatchObject({ front: 'fine' });
  });

  it('is not sure of the plain address if the browser sent nothing to it', () => {
    const plain = (internal: boolean) => resultWith('plain', 'redirect', { leadsTo: 'itself', internal });
    const failed = resultWith('front', 'nothing', { cause: 'certificate-bad' });
    expect(statesOf({ ...start, results: [failed, plain(true)] })).toMatchObject({ plain: 'unsure' });
    expect(statesOf({ ...start, results: [failed, plain(false)] })).toMatchObject({ plain: 'fine' });
  });

  it('has the other addresses only once they are requested', () => {
    const results = [
      resultWith('front', 'failure'),
      resultWith('page', 'failure'),
      resultWith('sibling', 'page'),
    ];
    expect(Object.keys(statesOf({ ...start, results }))).toEqual([
      'name',
      'answer',
      'front',
      'page',
      'sibling',
    ]);
  });
});

describe('the progress of a check', () => {
  it('follows the updates of the background, and ignores them before it has started', () => {
    const running = nextRequest(orders, []);
    if (!running) throw new Error('Expected a first request');
    expect(progressAfter(undefined, { kind: 'finished' })).toBeUndefined();
    const started = progressAfter(undefined, { kind: 'started', target: orders });
    const requesting = progressAfter(started, { kind: 'requesting', request: running });
    expect(requesting?.running).toEqual(running);
    const result = resultWith('front', 'page');
    const after = progressAfter(requesting, { kind: 'result', result });
    expect(after).toMatchObject({ running: undefined, results: [result], finished: false });
    expect(progressAfter(after, { kind: 'refused', reason: 'too-many' })?.finished).toBe(true);
  });
});

describe('the request for a check', () => {
  it('is read only if it is well-formed', () => {
    const document = { url: 'https://shop.example/', documentId: 'd' };
    expect(readCheckRequest({ tabId: 3, document, more: true })).toEqual({ tabId: 3, document });
    for (const message of [
      undefined,
      null,
      'check',
      {},
      { tabId: -1, document },
      { tabId: 1.5, document },
      { tabId: 1 },
    ])
      expect(readCheckRequest(message)).toBeUndefined();
  });
});
