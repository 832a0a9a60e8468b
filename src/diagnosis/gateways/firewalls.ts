import type { Gateway } from './gateway.ts';

/** Edges that are there to keep attacks away. */
export const firewalls = {
  sucuri: {
    role: 'cdn',
    server: ['sucuri'],
    masks: true,
    ids: ['x-sucuri-id'],
    seen: [['x-sucuri-id']],
    made: [
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
    made: [
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
    made: [{ if: [[':title', /^StackPath\b/]], cause: 'blocked' }],
  },
  'ddos-guard': {
    role: 'cdn',
    server: ['ddos-guard'],
    masks: true,
    seen: [['set-cookie', /\b__ddg\w+=/]],
    made: [
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
  qrator: { role: 'cdn', server: ['qrator'], masks: true },
} as const satisfies Record<string, Gateway>;
