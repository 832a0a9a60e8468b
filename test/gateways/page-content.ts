import { Window } from 'happy-dom';
import type { PageContent } from '../../src/diagnosis/page-content.ts';
import type { RawResponse } from './raw-fetch.ts';

const LIMIT = 4_096;

/** What a script would read in the page that a browser makes of this answer. */
export function contentOf({ body }: RawResponse): PageContent {
  const { document } = new Window({ settings: { disableJavaScriptEvaluation: true } });
  document.write(body);
  // Not innerText: without a layout it glues words of neighbouring lines together.
  const text = document.body.textContent.replace(/\s+/g, ' ').trim();
  return {
    title: document.title,
    text: text.slice(0, LIMIT),
    markup: document.documentElement.outerHTML.slice(0, LIMIT),
    textLength: text.length,
    refreshes: document.querySelector('meta[http-equiv="refresh"]') !== null,
  };
}
