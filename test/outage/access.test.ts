import { expect, test } from 'vitest';
import { unavailable, World } from './world.ts';

const phaseOf = ({ outage }: World) => outage?.phase;

test('a run stops when the permission for its site is revoked, and resumes when it is granted again', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  expect(phaseOf(world)?.name).toBe('scheduled');
  world.mayWatch = false;
  world.send({ kind: 'environment-changed' });
  expect(phaseOf(world)).toEqual({ name: 'stopped', reason: 'no-permission' });
  world.mayWatch = true;
  world.send({ kind: 'environment-changed' });
  expect(phaseOf(world)?.name).toBe('scheduled');
});

test.each([true, false])(
  'a check that ends after the permission was revoked leads to no request (change reported: %s)',
  (isReported) => {
    const world = new World(() => 0.5);
    world.fail(1, unavailable);
    world.wake();
    world.mayWatch = false;
    if (isReported) world.send({ kind: 'environment-changed' });
    world.answerCheck('free');
    expect(world.loads).toEqual([]);
    expect(phaseOf(world)).toEqual({ name: 'stopped', reason: 'no-permission' });
  },
);

test('a follower’s check that ends after the permission was revoked leads to no request', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, unavailable);
  world.attempt();
  world.end(2, 'recovered');
  world.wake();
  expect(world.outage?.phase).toMatchObject({ name: 'checking', attempt: { purpose: 'follow' } });
  world.mayWatch = false;
  world.answerCheck('free');
  expect(world.loads).toHaveLength(1);
});

test('no page follows after the permission was revoked', () => {
  const world = new World(() => 0.5);
  world.fail(1, unavailable);
  world.fail(2, unavailable);
  world.attempt();
  world.end(2, 'recovered');
  world.mayWatch = false;
  world.send({ kind: 'environment-changed' });
  for (let turns = 0; turns < 5; turns += 1) world.attempt();
  expect(world.loads).toHaveLength(1);
});

test.each([
  ['a form', { ...unavailable, request: 'form' }, 'form'],
  ['a page that is never retried', { ...unavailable, retry: 'never' }, 'never-retried'],
  ['any other page', { ...unavailable, caution: 'own-content' }, 'no-permission'],
] as const)('without the permission %s is stopped with its own reason', (_what, answer, reason) => {
  const world = new World(() => 0.5);
  world.mayWatch = false;
  world.fail(1, answer);
  expect(phaseOf(world)).toEqual({ name: 'stopped', reason });
});

test('the user’s click is carried out without the permission', () => {
  const world = new World(() => 0.5);
  world.mayWatch = false;
  world.fail(1, unavailable);
  world.command(1, 'try-now');
  expect(world.loads).toHaveLength(1);
});
