import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Page } from '../navigation/page.ts';
import type { Explanation } from './explanation.ts';
import type { Message } from './message.ts';

/** Puts a diagnosis into words for the visitor and for the person who runs the site. */
export function explainPage(_page: Page, diagnosis: Diagnosis): Explanation {
  const text: Message = { key: 'extensionDescription' };
  const name: Message = { key: 'extensionName' };
  const stateOf = (kinds: readonly string[]) =>
    diagnosis.chain.find(({ kind }) => kinds.includes(kind))?.state ?? 'unknown';
  return {
    headline: text,
    happened: [text],
    isItMe: text,
    whatNow: text,
    chain: [
      { name, state: stateOf(['visitor']) },
      { name, state: stateOf(['network']) },
      { name, state: stateOf(['edge', 'gateway']) },
      { name, state: stateOf(['origin']) },
    ],
    evidence: [],
    owner: { summary: text, chain: [], ids: diagnosis.ids, checks: [], links: [] },
  };
}
