import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/pasted/decode-text.ts';
import { maxBody, maxResponses } from '../../src/pasted/pasted-response.ts';
import { readPasted } from '../../src/pasted/read-pasted.ts';
import { processorTimeOf } from '../support/processor-time.ts';
import { pathOf } from './read-texts.ts';

const refusalOf = (text: string) => {
  const reading = readPasted(text);
  return reading.kind === 'refused' ? reading.refusal.kind : reading;
};

const har = (entries: string) => `{"log":{"version":"1.2","entries":[${entries}]}}`;
const entry =
  '{"request":{"method":"GET","url":"https://shop.example/"},"response":{"status":502,"headers":[]}}';

describe('a text that is no response', () => {
  it.each([
    ['empty', ''],
    ['empty', ' \n\t\uFEFF'],
    ['binary', '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\u0000\u0000\u0001'],
    ['binary', '\u001f\ufffd\u0008\u0000\u0000\u0000\u0000\u0000\u0000\u0003'],
    ['broken-json', har(entry).slice(0, -10)],
    ['broken-json', '{"log": {"entries": [}}'],
    ['other-json', '{"name": "gatelight", "version": 1}'],
    ['other-json', '["a", "b"]'],
    ['other-json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['no-entries', har('')],
    ['no-entries', har('{"request": 1}, null, []')],
    ['request', "curl 'https://shop.example/' -H 'accept: */*' --compressed"],
    ['request', 'fetch("https://shop.example/", { "method": "GET" });'],
    ['no-status', 'server: nginx\ncontent-type: text/html\ndate: Sun, 29 Nov 2026 05:50:07 GMT'],
    ['no-status', '{"responseHeaders":{"headers":[{"name":"server","value":"nginx"}]}}'],
    ['markup', '<html><head><title>Recipes</title></head><body>Soup</body></html>'],
    ['markup', '<script>alert(1)</script>'],
    ['unknown', 'lorem ipsum dolor sit amet'],
    ['unknown', 'a'.repeat(1_000_000)],
    ['unknown', 'Note: to self\nbuy: milk'],
  ] as const)('is refused as %s', (kind, text) => {
    expect(refusalOf(text)).toBe(kind);
  });

  it('says in which line JSON is broken', () => {
    // Its message names the place of this mistake in every version of V8.
    expect(readPasted('{\n  "log": {\n    "entries": [\n')).toEqual({
      kind: 'refused',
      refusal: { kind: 'broken-json', line: 4 },
    });
  });
});

describe('reading', () => {
  it('never throws, and explains or refuses any text', () => {
    const files = [
      'chrome.har',
      'curl-sv.txt',
      'nginx-error.log',
      'chrome-panel-lines.txt',
      'powershell-7-content.txt',
    ];
    const texts = files.map((file) => readFileSync(pathOf(file), 'utf8'));
    const damaged = fc
      .tuple(
        fc.constantFrom(...texts),
        fc.nat(6_000),
        fc.nat(6_000),
        fc.string({ unit: 'binary', maxLength: 40 }),
      )
      .map(([text, from, to, put]) => text.slice(0, from) + put + text.slice(to));
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const reading = readPasted(text);
        if (reading.kind === 'responses') {
          expect(reading.responses.length).toBeGreaterThan(0);
          for (const { status = 502 } of reading.responses) expect(status).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('bounds what it returns', () => {
    const body = JSON.stringify('a'.repeat(200_000));
    const big = `{"request":{"method":"GET","url":"https://shop.example/"},"response":{"status":502,"headers":[],"content":{"text":${body}}}}`;
    const reading = readPasted(har([big, ...Array.from({ length: 999 }, () => entry)].join(',')));
    expect(reading).toMatchObject({ kind: 'responses', total: 1000 });
    if (reading.kind !== 'responses') return;
    expect(reading.responses).toHaveLength(maxResponses);
    expect(reading.responses[0]?.body).toHaveLength(maxBody);
  });

  it('takes no longer than linear time', { timeout: 60_000 }, () => {
    const parts = [
      ...[
        'a',
        '1',
        ' ',
        '\n',
        '< HTTP/1.1 502\n',
        '* ',
        '{ [',
        '[[',
        '{"a":',
        '<!--',
        '<a ',
        'GET ',
        'https://a ',
        '"',
      ],
      ...[
        'connect() failed (',
        '127.0.0.1:1 [29/Nov/2026:05:49:53.645] a b/c ',
        '1/1/1/1/1 ',
        'HTTP/1.1 100 x\n\n',
      ],
      ...[
        '2026/11/29 05:49:48 [error] 1#1: upstream ',
        'AH00957',
        '(111)',
        '[client ',
        'RawContent : HTTP/',
        'a: ',
        'a:\n',
      ],
    ];
    for (const part of parts) {
      const time = (length: number) =>
        processorTimeOf(() => {
          readPasted(`x${part.repeat(length / part.length)}`);
          readPasted(part.repeat(length / part.length));
        });
      time(50_000);
      // Quadratic time would be 400 times as long for twenty times the text.
      expect(time(1_000_000), part).toBeLessThan(60 * Math.max(time(50_000), 10));
    }
  });
});

describe('the bytes of a file', () => {
  it('are UTF-16 where their first two say so, as Windows PowerShell writes them', () => {
    const text = 'HTTP/1.1 502 Bad Gateway\r\n';
    const little = new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
    const big = new Uint8Array([0xfe, 0xff, ...Buffer.from(text, 'utf16le').swap16()]);
    expect([decodeText(little), decodeText(big), decodeText(Buffer.from(text))]).toEqual([text, text, text]);
  });
});
