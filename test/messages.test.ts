import { describe, expect, it } from 'vitest';
import { readRequest } from '../src/messages.ts';

describe('a message to the background', () => {
  it.each([
    { kind: 'command', tabId: 3, command: 'try-now' },
    { kind: 'look', tabId: 0 },
    { kind: 'clear', tabId: 1, origin: 'http://shop.example', act: 'files', number: 1 },
  ])('is read where it is well formed: %j', (message) => {
    expect(readRequest(message)).toEqual(message);
  });

  it('carries nothing that was not asked for', () => {
    expect(readRequest({ kind: 'look', tabId: 1, url: 'https://evil.example' })).toEqual({
      kind: 'look',
      tabId: 1,
    });
  });

  it.each([
    undefined,
    null,
    'look',
    {},
    { kind: 'look' },
    { kind: 'look', tabId: '1' },
    { kind: 'look', tabId: -1 },
    { kind: 'look', tabId: 1.5 },
    { kind: 'command', tabId: 1, command: 'clear-everything' },
    { kind: 'constructor', tabId: 1 },
    { kind: 'clear', tabId: 1, origin: 'javascript:alert(1)', act: 'files', number: 1 },
    { kind: 'clear', tabId: 1, origin: 'http://shop.example/path', act: 'files', number: 1 },
    { kind: 'clear', tabId: 1, origin: 'http://shop.example', act: 'passwords', number: 1 },
    { kind: 'clear', tabId: 1, origin: 'http://shop.example', act: 'files', number: -1 },
  ])('is no request where it is %j', (message) => {
    expect(readRequest(message)).toBeUndefined();
  });
});
