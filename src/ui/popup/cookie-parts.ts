import { CookieRepair } from './cookie-repair.tsx';

/** Only `late-parts.ts` imports this, so that the build puts it and what it needs into a chunk of its own. */
export const cookieParts = { CookieRepair };
