import { describe, expect, it } from 'vitest';
import { readRequest } from '../src/messages.ts';

const document = { url: 'http://shop.example/cart' };

describe('a message to the background', () => {
  it.each([
    { kind: 'command', tabId: 3, document: { ...document, documentId: 'D1' }, command: 'try-now' },
    { kind: 'command', tabId: 3, document, command: 'go-back' },
    { kind: 'inspect-tab', tabId: 0 },
    { kind: 'reload-frame', tabId: 3, document, frameId: 7, frame: { ...document, documentId: 'F1' } },
    { kind: 'clear', tabId: 1, document, origin: 'http://shop.example', act: 'files', number: 1 },
  ])('is read where it is well formed: %j', (message) => {
    expect(readRequest(message)).toEqual(message);
  });

  it('carries nothing that was not asked for', () => {
    expect(readRequest({ kind: 'inspect-tab', tabId: 1, url: 'https://evil.example' })).toEqual({
      kind: 'inspect-tab',
      tabId: 1,
    });
  });

  it.each([
    undefined,
    null,
    'inspect-tab',
    {},
    { kind: 'inspect-tab' },
    { kind: 'inspect-tab', tabId: '1' },
    { kind: 'inspect-tab', tabId: -1 },
    { kind: 'inspect-tab', tabId: 1.5 },
    { kind: 'command', tabId: 1, document, command: 'clear-everything' },
    { kind: 'command', tabId: 1, command: 'try-now' },
    { kind: 'command', tabId: 1, document: { documentId: 'D1' }, command: 'try-now' },
    { kind: 'command', tabId: 1, document: { ...document, documentId: 1 }, command: 'try-now' },
    { kind: 'reload-frame', tabId: 3, document, frameId: 0, frame: document },
    { kind: 'reload-frame', tabId: 3, document, frameId: 7 },
    { kind: 'clear', tabId: 1, origin: 'http://shop.example', act: 'files', number: 1 },
    { kind: 'constructor', tabId: 1 },
    { kind: 'clear', tabId: 1, document, origin: 'javascript:alert(1)', act: 'files', number: 1 },
    { kind: 'clear', tabId: 1, document, origin: 'http://shop.example/path', act: 'files', number: 1 },
    { kind: 'clear', tabId: 1, document, origin: 'http://shop.example', act: 'passwords', number: 1 },
    { kind: 'clear', tabId: 1, document, origin: 'http://shop.example', act: 'files', number: -1 },
  ])('is no request where it is %j', (message) => {
    expect(readRequest(message)).toBeUndefined();
  });
});
