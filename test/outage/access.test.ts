import { expect, test } from 'vitest';
import { unavailable, World } from './world.ts';

const phaseOf = ({ outage }: World) => outage?.phase;

test('a run stops where the permission for its site is taken back, and goes on when it is given again', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  expect(phaseOf(world)?.name).toBe('counting');
  world.mayWatch = false;
  world.send({ kind: 'context' });
  expect(phaseOf(world)).toEqual({ name: 'waiting', reason: 'no-permission' });
  world.mayWatch = true;
  world.send({ kind: 'context' });
  expect(phaseOf(world)?.name).toBe('counting');
});

test('a look that comes back after the permission is gone sends nothing', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.ring();
  world.mayWatch = false;
  world.send({ kind: 'context' });
  world.answerLook('free');
  expect(world.reloads).toEqual([]);
});

test.each([
  ['a form', { ...unavailable, method: 'POST' }, 'form'],
  ['a page that is never tried again', { ...unavailable, retry: 'never' }, 'never-retried'],
  ['any other page', { ...unavailable, caution: 'own-content' }, 'no-permission'],
] as const)('without the permission %s waits for its own reason', (_what, answer, reason) => {
  const world = new World(() => 0.5);
  world.mayWatch = false;
  world.fail(1, answer);
  expect(phaseOf(world)).toEqual({ name: 'waiting', reason });
});

test('the reader’s own click is done without the permission', () => {
  const world = new World(() => 0.5);
  world.mayWatch = false;
  world.fail(1, unavailable);
  world.wish(1, 'try-now');
  expect(world.reloads).toHaveLength(1);
});
