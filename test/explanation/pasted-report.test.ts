import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose-page.ts';
import type { Message } from '../../src/explanation/message.ts';
import { diagnosePasted } from '../../src/explanation/pasted-page.ts';
import { pastedReport } from '../../src/explanation/pasted-report.ts';
import { joinSentences, render } from '../../src/explanation/render.ts';
import { readPasted } from '../../src/pasted/read-pasted.ts';
import { messagesIn } from '../../tools/locales/languages.ts';
import { textsOf } from '../../tools/locales/texts-of.ts';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);

/** Returns the Markdown of the first response in a text. */
function markdownOf(text: string, language: string): string {
  const reading = readPasted(text);
  const [response] = reading.kind === 'refused' ? [] : reading.responses;
  if (!response) throw new Error('The text has no response');
  const texts = textsOf(messagesIn(language));
  const locale = language.replace('_', '-');
  const say = (message: Message) => render(message, texts, locale);
  const paragraph = (messages: readonly Message[]) => joinSentences(messages.map(say), locale);
  return pastedReport(response, diagnosePasted(response, diagnose, now), 0, say, paragraph);
}

const badGateway = [
  'HTTP/1.1 502 Bad Gateway',
  'Server: nginx/1.26.0',
  'Date: Fri, 02 Jan 2026 03:04:05 GMT',
  'Content-Type: text/html',
  'Set-Cookie: session=5ecret',
  '',
  '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.26.0</center></body></html>',
].join('\n');

/** A line of nginx's error log. */
const refused = readFileSync(resolve(import.meta.dirname, '../pasted/texts/nginx-error.log'), 'utf8');

it('a pasted response as Markdown has its explanation, evidence and checks, and no cookie', () => {
  const markdown = markdownOf(badGateway, 'en');
  expect(markdown).toMatch(/^\*\*[^*]+\*\* [^*\n]+\n\n- \*\*/);
  expect(markdown).toContain('502 Bad Gateway');
  expect(markdown).toContain('nginx');
  expect(markdown).toMatch(/\n1\. /);
  expect(markdown).not.toContain('5ecret');
  expect(markdown.endsWith('\n')).toBe(true);
});

it.each([
  ['en', /[.!?] \p{L}/u],
  ['ja', /。\p{L}/u],
  ['zh_CN', /。\p{L}/u],
])('a pasted response as Markdown joins its sentences as %s does', (language, joined) => {
  // Its cause is unsure, which takes a sentence of its own.
  const [summary = ''] = markdownOf(refused, language).split('\n');
  expect(summary).toMatch(joined);
  expect(summary).not.toContain('。 ');
});
