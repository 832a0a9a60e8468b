import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { diagnosed } from './responses.ts';

/** The words or the headers by which a product's page is recognized; a status of 0 is that of pasted text. */
interface KnownPage {
  readonly generatedBy: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const pages = JSON.parse(
  readFileSync(new URL('../corpus/known-pages.json', import.meta.url), 'utf8'),
) as readonly KnownPage[];

it.each(pages)('$generatedBy generates $status $headers $body', ({ generatedBy, ...response }) => {
  // A proxy that does not intercept TLS only sends pages over HTTP.
  expect(diagnosed({ ...response, url: 'http://www.example.com/' }).generatedBy).toBe(generatedBy);
});
