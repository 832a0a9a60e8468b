import type { Cause } from '../causes.ts';
import type { Gateway, GenerationRule, Role } from './gateway.ts';

/** Server may also name a firewall on refusals that it relays. */
const refusalByName: GenerationRule = {
  if: [[':server'], [':status', /^4(?:0[0356]|18|29|[69])/]],
  cause: 'blocked',
  ambiguous: true,
};

/**
 * A firewall or check that names itself, in Server or as most of them do on their pages: in the title, or as the one by
 * which the request was blocked or the site is protected. Pages about a product say the same with status 200.
 */
export const byName = (name: string, role: Role = 'cdn', cause: Cause = 'blocked'): Gateway => ({
  role,
  server: [name],
  generated: [
    {
      if: [
        [
          ':markup',
          new RegExp(`(?:<title>|(?:blocked|protected|powered|security) by )(?:<[^>]+>|\\s)*${name}\\b`),
        ],
        [':status', /^[049]/],
      ],
      cause,
    },
    refusalByName,
  ],
});
