import { Window } from 'happy-dom';
import type { PageContent } from '../../src/diagnosis/page-content.ts';
import type { RawResponse } from './raw-fetch.ts';

const MAX_TEXT = 4_096;

/** Returns what a script would read in the page with this response. */
export function contentOf({ body }: RawResponse): PageContent {
  const { document } = new Window({ settings: { disableJavaScriptEvaluation: true } });
  document.write(body);
  // Not innerText, which joins the words of adjacent lines without a layout.
  const text = document.body.textContent.replace(/\s+/g, ' ').trim();
  return {
    title: document.title,
    text: text.slice(0, MAX_TEXT),
    markup: document.documentElement.outerHTML.slice(0, MAX_TEXT),
    textLength: text.length,
    refreshes: document.querySelector('meta[http-equiv="refresh"]') !== null,
  };
}
