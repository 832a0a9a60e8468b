import type { Gateway } from './gateway.ts';

/** Web application firewalls at the edge. */
export const firewalls = {
  sucuri: {
    role: 'cdn',
    server: ['sucuri'],
    ids: ['x-sucuri-id'],
    seen: [['x-sucuri-id']],
    generated: [
      {
        if: [[':text', 'Sucuri Website Firewall']],
        cause: [
          [/Denied|Block/, 'blocked'],
          [/Timeout/, 'origin-too-slow'],
          [/./, 'origin-unreachable'],
        ],
      },
      { if: [[':title', /^Sucuri Website Firewall/]] },
    ],
  },
  imperva: {
    role: 'cdn',
    ids: ['x-iinfo'],
    seen: [['x-iinfo'], ['x-cdn', /^(?:Imperva|Incapsula)/], ['set-cookie', /\b(?:visid_incap_|incap_ses_)/]],
    generated: [
      {
        if: [[':text', /Incapsula incident ID|powered by (?:Incapsula|Imperva)/i]],
        cause: [
          [/code 8\b|connect to/i, 'origin-unreachable'],
          [/code 20\b|time/i, 'origin-too-slow'],
          [/./, 'blocked'],
        ],
      },
      { if: [[':markup', '_incapsula_resource']], cause: 'bot-check' },
    ],
  },
  stackpath: {
    role: 'cdn',
    server: ['stackpath'],
    seen: [['x-hw', /^\d+\./]],
    generated: [{ if: [[':title', /^StackPath\b/]], cause: 'blocked' }],
  },
  'ddos-guard': {
    role: 'cdn',
    server: ['ddos-guard'],
    seen: [['set-cookie', /\b__ddg\w+=/]],
    generated: [
      {
        if: [
          [':title', /^DDOS-GUARD/i],
          [':status', /^(?:403|503)$/],
        ],
        cause: 'bot-check',
      },
      { if: [[':title', /^DDOS-GUARD/i]] },
    ],
  },
  qrator: { role: 'cdn', server: ['qrator'] },
} as const satisfies Record<string, Gateway>;
