import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readCaptures } from '../../tools/corpus/capture.ts';
import { withTables } from '../../tools/corpus/document.ts';
import { evaluate } from '../../tools/corpus/evaluation.ts';

it('docs/corpus.md contains the current scores', () => {
  const document = readFileSync(new URL('../../docs/corpus.md', import.meta.url), 'utf8');
  expect(withTables(document, readCaptures().map(evaluate))).toBe(document);
});
