import type { CausePatterns, Gateway } from './gateway.ts';

/** https://ngrok.com/docs/errors/reference */
const ngrokCauses: CausePatterns = [
  [/K_3200/, 'no-site'],
  [/K_(?:72\d|4027)\b/, 'traffic-spent'],
  [/K_30/, 'origin-unusable'],
  [/K_8\d{3}/, 'origin-unreachable'],
];

/** Tunnels from a public address to a program on somebody's own machine. */
export const tunnels = {
  ngrok: {
    role: 'platform',
    seen: [['ngrok-error-code']],
    generated: [
      { if: [['ngrok-error-code']], cause: ngrokCauses },
      { if: [[':text', /\bERR_NGROK_\d/]], cause: ngrokCauses },
    ],
  },
  localtunnel: {
    role: 'platform',
    generated: [
      { if: [[':text', '503 - Tunnel Unavail']], cause: 'origin-unreachable' },
      // Asks for a password, with status 511.
      { if: [[':title', /^Tunnel website ahead/]], cause: 'sign-in' },
    ],
  },
  frp: {
    role: 'platform',
    server: ['frp'],
    generated: [{ if: [[':text', 'yours, frp.']], cause: 'no-site' }, { if: [[':server']] }],
  },
} as const satisfies Record<string, Gateway>;
