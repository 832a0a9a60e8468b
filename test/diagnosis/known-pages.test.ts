import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import { diagnosed } from './responses.ts';

/**
 * The words or the headers by which a product's page is recognized, and what is known about it: which hop is at fault
 * and why only where the page tells. A status of 0 is that of pasted text.
 */
interface KnownPage extends Partial<Pick<Diagnosis, 'fault' | 'cause'>> {
  readonly generatedBy: Diagnosis['generatedBy'];
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const pages = JSON.parse(
  readFileSync(new URL('../corpus/known-pages.json', import.meta.url), 'utf8'),
) as readonly KnownPage[];

it.each(pages)('$generatedBy generates $status $headers $body', ({ status, headers, body, ...known }) => {
  // A proxy that does not intercept TLS only sends pages over HTTP.
  const response = { status, headers, body, url: 'http://www.example.com/' };
  expect(diagnosed(response)).toMatchObject(known);
});
