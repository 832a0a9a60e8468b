import { CodeMeaning } from './code-meaning.tsx';
import { EvidenceList } from './evidence-list.tsx';

/** Only `late-parts.ts` imports this, so that the build puts it and what it needs into a chunk of its own. */
export const explanationParts = { CodeMeaning, EvidenceList };
