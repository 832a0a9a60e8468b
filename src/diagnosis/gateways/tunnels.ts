import type { CausePatterns, Gateway } from './gateway.ts';

/** https://ngrok.com/docs/errors/reference */
const ngrokCauses: CausePatterns = [
  [/K_8\d{3}|tunneled to/, 'origin-unreachable'],
  [/K_3200|^Tunnel/, 'no-site'],
  [/K_(?:72\d|4027)\b/, 'traffic-spent'],
  [/K_30/, 'origin-unusable'],
];

/** Tunnels from a public address to a program on somebody's own machine. */
export const tunnels = {
  ngrok: {
    role: 'platform',
    seen: [['ngrok-error-code']],
    generated: [
      { if: [['ngrok-error-code']], cause: ngrokCauses },
      {
        if: [[':text', /\bERR_NGROK_\d|^Tunnel \S{4,90} not found|tunneled to (?:your|the) ngrok/]],
        cause: ngrokCauses,
      },
    ],
  },
  // https://learn.microsoft.com/azure/developer/dev-tunnels/
  'dev-tunnels': {
    role: 'platform',
    ids: ['vssaas-request-id'],
    seen: [['x-served-by', /^tunnels-prod/]],
    generated: [
      { if: [['www-authenticate', /^tunnel/]], cause: 'sign-in' },
      {
        if: [['content-length', /^0$/], [':seen'], [':status', /^(?:404|502)$/]],
        ambiguous: true,
      },
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
