import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatewayIds } from '../../src/diagnosis/gateways.ts';
import { explain } from '../../tools/explain/command.ts';

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

  it('explains the first failure of a HAR file, and a line of a log', () => {
    const har = readFileSync(join(import.meta.dirname, '../pasted/texts/chrome.har'), 'utf8');
    expect(run([], har)).toContain('nginx gives up after 60 seconds');
    const line =
      '2026/11/29 05:49:46 [error] 20#20: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 127.0.0.1';
    const output = JSON.parse(run(['--json'], line));
    expect(output).toMatchObject({ status: 502, generatedBy: 'nginx', cause: 'origin-unreachable' });
    expect(output.evidence).toEqual([
      'The text says: “connect() failed (111: Connection refused) while connecting to upstream”',
    ]);
  });

  it.each([
    ['a page that is no error page', '<html><h1>Recipes</h1></html>', 'This is a web page, but'],
    ['prose', 'The server is in the kitchen.', "This can't be read as a response."],
    ['a request', 'curl https://shop.example/', 'This is only a request.'],
  ])('rejects %s with a one-line message', (_, input, message) => {
    expect(() => run([], input)).toThrow(new RegExp(`^${message}[^\\n]*$`));
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
      stderr: expect.stringMatching(/^explain: This can't be read as a response\.[^\n]+“nonsense”\.\n$/),
      status: 2,
    });
  });
});
