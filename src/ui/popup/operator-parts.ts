import { OwnerDetails } from './owner-details.tsx';
import { ShareRows } from './share-rows.tsx';

/** Only `use-operator-parts.ts` imports this, so that the build puts it and what it needs into a chunk of its own. */
export const operatorParts = { OwnerDetails, ShareRows };
