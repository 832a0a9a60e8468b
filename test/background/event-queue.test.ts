import { beforeEach, describe, expect, it } from 'vitest';
import type { AppEvent } from '../../src/background/app-event.ts';
import { createEventQueue, type EventQueue } from '../../src/background/event-queue.ts';

let queue: EventQueue;
let handled: AppEvent[];
let reported: unknown[];

beforeEach(() => {
  handled = [];
  reported = [];
  queue = createEventQueue((error) => void reported.push(error));
});

const start = () =>
  queue.start(async (event) => {
    handled.push(event);
    if (event.kind === 'tab-closed') throw new Error('closed');
    return undefined;
  });

describe('the event queue', () => {
  it('keeps events until it is started, and handles them in the order of dispatch', async () => {
    void queue.dispatch({ kind: 'wake-up' });
    const last = queue.dispatch({ kind: 'connection-changed' });
    expect(handled).toEqual([]);
    start();
    await last;
    expect(handled.map(({ kind }) => kind)).toEqual(['wake-up', 'connection-changed']);
  });

  it('removes and returns the waiting events of one kind, and keeps the others', async () => {
    void queue.dispatch({ kind: 'tab-replaced', tabId: 1, by: 2 });
    const last = queue.dispatch({ kind: 'wake-up' });
    void queue.dispatch({ kind: 'tab-replaced', tabId: 2, by: 3 });
    expect(queue.take('tab-replaced').map(({ by }) => by)).toEqual([2, 3]);
    start();
    await last;
    expect(handled.map(({ kind }) => kind)).toEqual(['wake-up']);
  });

  it('reports an event whose handling fails, answers it with undefined, and handles the next one', async () => {
    start();
    const failing = queue.dispatch({ kind: 'tab-closed', tabId: 1 });
    await queue.dispatch({ kind: 'wake-up' });
    expect(await failing).toBeUndefined();
    expect(reported).toEqual([new Error('closed')]);
    expect(handled).toHaveLength(2);
  });

  it('is settled once everything that was dispatched before has been handled', async () => {
    start();
    void queue.dispatch({ kind: 'wake-up' });
    await queue.settled();
    expect(handled).toHaveLength(1);
  });
});
