import { describe, expect, it } from 'vitest';
import { overtookFile } from '../../src/navigation/load-without-page.ts';
import { type NavigationLog, record } from '../../src/navigation/log.ts';
import type { NavigationEvent } from '../../src/navigation/navigation-event.ts';

const at = 'http://shop.example/';
const commit = (time: number, url = at, loadedBy: 'user' | 'unknown' = 'unknown'): NavigationEvent => ({
  kind: 'commit',
  time,
  url,
  documentId: `${time}`,
  loadedBy,
  reload: false,
  form: false,
});
const answer = (time: number, status = 200, url = at): NavigationEvent => ({
  kind: 'response',
  time,
  url,
  requestId: `${time}`,
  method: 'GET',
  status,
  headers: [],
  fromCache: false,
  address: undefined,
});
const logOf = (...events: NavigationEvent[]) =>
  events.reduce<NavigationLog>((log, event) => record(log, event), []);

describe('a page that arrived after a load that brought a file', () => {
  it.each([
    [
      'is known where it has an address of its own',
      [answer(3), answer(4, 200, `${at}well`), commit(5, `${at}well`)],
    ],
    ['is known where it has the address of the file', [answer(3), answer(4, 502), commit(5)]],
    ['is known before its own answer is', [answer(3), commit(5, `${at}well`)]],
  ])('%s', (_, later) => {
    expect(overtookFile(logOf(answer(1, 502), commit(2), ...later))).toBe(true);
  });

  it.each([
    ['one load brought it', [answer(3), commit(4)]],
    ['the load before it brought nothing', [answer(3, 204), answer(4), commit(5)]],
    ['its answer is told after it', [commit(4), answer(3)]],
    ['its user went on', [answer(3), answer(4, 200, `${at}next`), commit(5, `${at}next`, 'user')]],
    ['the load before it had failed', [answer(3, 502), answer(4, 200, `${at}next`), commit(5, `${at}next`)]],
    ['the file came after it', [answer(3), commit(4), answer(5, 200, `${at}file`)]],
  ])('is none where %s', (_, later) => {
    expect(overtookFile(logOf(answer(1, 502), commit(2), ...later))).toBe(false);
  });
});
