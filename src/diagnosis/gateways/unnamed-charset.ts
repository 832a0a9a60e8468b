import type { GenerationRule } from './gateway.ts';

/**
 * Frameworks name a charset and set cookies; the pages of a server itself, and the files that it sends in their place,
 * have neither. An error 5xx is more often the application's.
 */
export const unnamedCharset: GenerationRule = {
  if: [
    [':server'],
    [':status', /^4/],
    ['content-type', /^text\/html$/],
    ['x-powered-by', false],
    ['set-cookie', false],
  ],
  ambiguous: true,
};
