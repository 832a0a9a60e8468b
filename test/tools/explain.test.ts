import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { gatewayIds } from '../../src/diagnosis/gateways.ts';
import { readRawResponse } from '../../src/pasted/raw-response.ts';
import { explain } from '../../tools/explain/command.ts';

describe('a raw response', () => {
  it.each(['\r\n', '\n'])('is parsed with lines that end in %j', (end) => {
    const text = [
      'HTTP/1.1 502 Bad Gateway',
      'Server: nginx',
      'Set-Cookie: a',
      'set-cookie: b',
      '',
      '<h1>Hi</h1>',
    ].join(end);
    expect(readRawResponse(text)).toEqual({
      status: 502,
      headers: [
        ['Server', 'nginx'],
        ['Set-Cookie', 'a'],
        ['set-cookie', 'b'],
      ],
      body: '<h1>Hi</h1>',
      redirected: false,
    });
  });

  it.each([
    ['HTTP/2 without a reason phrase', 'HTTP/2 503 \r\nserver: x\r\n\r\n', 503, false],
    ['an unterminated head', 'HTTP/1.1 504 Gateway Timeout\nServer: x', 504, false],
    ['a head alone', 'HTTP/1.0 500', 500, false],
    [
      'preceding redirects',
      'HTTP/1.1 301 Moved\nLocation: /a\n\nHTTP/2 302\nlocation: /b\n\nHTTP/2 502\n\nx',
      502,
      true,
    ],
    ['a redirect with a body', 'HTTP/1.1 302 Found\n\n<p>there</p>\nHTTP/1.1 503 No\n\n', 503, true],
    ['an interim response', 'HTTP/1.1 100 Continue\n\nHTTP/1.1 500 No\n\n', 500, false],
    [
      "a proxy's response to CONNECT",
      'HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 502 Bad\r\n\r\n',
      502,
      false,
    ],
    ['a byte order mark and blank lines', '\uFEFF\n\nHTTP/1.1 502 x\n\n', 502, false],
  ])('is parsed with %s', (_, text, status, redirected) => {
    expect(readRawResponse(text)).toMatchObject({ status, redirected });
  });

  it('does not parse a head inside the body of a failed response', () => {
    expect(readRawResponse('HTTP/1.1 502 x\n\nHTTP/1.1 200 OK\n\n').status).toBe(502);
  });

  it('joins a folded header', () => {
    expect(readRawResponse('HTTP/1.1 502 x\nVia: a,\n b\n\n').headers).toEqual([['Via', 'a, b']]);
  });

  it.each([
    '',
    '   ',
    '<html>',
    'HTTP/1.1 abc',
    'HTTP/1.1 99 x',
    'HTTP/1.1 100 Continue\n\n',
    'HTTP/1.1 502 x\nno header\n\n',
  ])('rejects %j with a one-line message', (text) => {
    expect(() => readRawResponse(text)).toThrow(/^[^\n]+$/);
  });
});

describe('npm run explain', () => {
  const response = [
    'HTTP/1.1 504 Gateway Time-out',
    'Server: nginx/1.24.0',
    'Content-Type: text/html',
    '',
    '<center>504 Gateway Time-out</center><hr><center>nginx/1.24.0</center>',
  ].join('\n');
  const run = (args: readonly string[], input = response) => {
    const read = (file: string) => {
      if (file === '-') return input;
      throw new Error(`Could not read ${file}.`);
    };
    return explain({ args, read, now: 0, width: 80, isTerminal: false, isWindows: false });
  };

  it('prints one object with --json', () => {
    const output = JSON.parse(run(['--json', '--took', '60010']));
    expect(Object.keys(output)).toEqual([
      'status',
      'generatedBy',
      'fault',
      'cause',
      'confidence',
      'retry',
      'products',
      'ids',
      'headline',
      'explanation',
      'advice',
      'evidence',
    ]);
    expect(output).toMatchObject({
      status: 504,
      generatedBy: 'nginx',
      fault: 'origin',
      retry: 'auto',
      products: ['nginx'],
    });
    expect(output.evidence.join(' ')).toContain('nginx gives up after 60 seconds');
    expect(gatewayIds).toContain(output.generatedBy);
  });

  it('prints an explanation with no line of text wider than the terminal', () => {
    const lines = run(['--url', 'https://shop.example/cart?id=7']).split('\n');
    expect(lines[0]).toBe('The website took too long to answer.');
    const texts = lines.filter((line) => !/^\s+(?:\S+:\/\/|[a-z]+ -|[a-z.]+ .*")/.test(line));
    expect(texts.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.join()).not.toContain('id=7');
  });

  it('says with --status what a status means, in lines no wider than the terminal', () => {
    const output = run(['--status', '502', '--url', 'https://shop.example/']);
    expect(output).toMatch(/^502 Bad Gateway\n\nThis code comes from a gateway: /);
    expect(output).toContain("  1. The website's app is down or just starting again.\n");
    expect(output).toContain('ping -c 4 shop.example\n');
    expect(output).toContain('\n  504 Gateway Timeout\n');
    expect(output).toContain('https://www.rfc-editor.org/rfc/rfc9110.html#section-15.6.3\n');
    const words = output.split('\n').filter((line) => !/^\s+(?:https:|[a-z]+ -)/.test(line));
    expect(words.filter((line) => line.length > 80)).toEqual([]);
  });

  it.each([
    ['1016', '1016 Origin DNS error (Cloudflare)'],
    ['ERR_NAME_NOT_RESOLVED', 'ERR_NAME_NOT_RESOLVED'],
    ['NS_ERROR_CONNECTION_REFUSED', 'NS_ERROR_CONNECTION_REFUSED'],
    ['499', '499'],
  ])('explains %s with --status', (code, title) => {
    expect(run(['--status', code]).split('\n')[0]).toBe(title);
  });

  it.each(['', '5', '200', '1500', '50x', 'constructor', 'ERR_NOBODY_KNOWS'])(
    'rejects --status %j with a one-line message',
    (code) => {
      expect(() => run(['--status', code])).toThrow(/^Expected a status from 400 on [^\n]+found "[^\n]*"\.$/);
    },
  );

  it('prints its usage with --help', () => {
    expect(run(['--help'])).toMatch(/^Usage: npm run explain[\s\S]*--status CODE/);
  });

  it.each([
    ['a missing file', ['no/such/file']],
    ['two files', ['a', 'b']],
    ['a time that is not a number', ['--took', 'long']],
    ['a negative time', ['--took=-1']],
    ['an invalid URL', ['--url', 'nowhere']],
    ['a status and a file', ['--status', '502', 'a']],
    ['an unknown option', ['--loud']],
  ])('rejects %s', (_, args) => {
    expect(() => run(args)).toThrow();
  });

  it('exits with code 2 and a one-line message on invalid input', { timeout: 60_000 }, () => {
    const command = ['node_modules/tsx/dist/cli.mjs', 'tools/explain.ts'];
    const { stdout, stderr, status } = spawnSync(process.execPath, command, {
      encoding: 'utf8',
      input: 'nonsense',
    });
    expect({ stdout, stderr, status }).toEqual({
      stdout: '',
      stderr: 'explain: Expected a status line, found "nonsense".\n',
      status: 2,
    });
  });
});
