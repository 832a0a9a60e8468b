import type { Cause } from '../causes.ts';
import type { Gateway, Role } from './gateway.ts';

/** A product that only its own page shows. */
export const byPage = (role: Role, page: RegExp | string, cause?: Cause): Gateway => ({
  role,
  generated: [{ if: [[':markup', page]], ...(cause && { cause }) }],
});
