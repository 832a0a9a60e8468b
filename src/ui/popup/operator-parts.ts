import { Checks } from './check-list.tsx';
import { OwnerSection } from './owner-section.tsx';
import { ShareRows } from './share-rows.tsx';

/** Only `late-parts.ts` imports this, so that the build puts it and what it needs into a chunk of its own. */
export const operatorParts = { Checks, OwnerSection, ShareRows };
