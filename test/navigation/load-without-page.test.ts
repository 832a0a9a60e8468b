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
const response = (time: number, status = 200, url = at): NavigationEvent => ({
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

describe('a page that arrives after a load that became a download', () => {
  it.each([
    [
      'reveals the download if it has a different URL',
      [response(3), response(4, 200, `${at}well`), commit(5, `${at}well`)],
    ],
    ['reveals the download if it has the same URL', [response(3), response(4, 502), commit(5)]],
    ['reveals the download before its own response is delivered', [response(3), commit(5, `${at}well`)]],
  ])('%s', (_, later) => {
    expect(overtookFile(logOf(response(1, 502), commit(2), ...later))).toBe(true);
  });

  it.each([
    ['there was only one load', [response(3), commit(4)]],
    ['the earlier load ended with 204', [response(3, 204), response(4), commit(5)]],
    ['its own response is delivered late', [commit(4), response(3)]],
    [
      'the user started its load',
      [response(3), response(4, 200, `${at}next`), commit(5, `${at}next`, 'user')],
    ],
    ['the earlier load failed', [response(3, 502), response(4, 200, `${at}next`), commit(5, `${at}next`)]],
    ['the download came later', [response(3), commit(4), response(5, 200, `${at}file`)]],
  ])('reveals no download if %s', (_, later) => {
    expect(overtookFile(logOf(response(1, 502), commit(2), ...later))).toBe(false);
  });
});
