import type { Gateway } from './gateway.ts';

/** Edges that are there to keep attacks away. */
export const firewalls = {
  sucuri: {
    role: 'cdn',
    masks: true,
    ids: ['x-sucuri-id'],
    seen: [['x-sucuri-id'], ['server', /^Sucuri/]],
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
          [/code 20\b|time/i, 'origin-too-slow'],
          [/code 8\b|connect/i, 'origin-unreachable'],
          [/./, 'blocked'],
        ],
      },
      { if: [[':markup', '_incapsula_resource']], cause: 'bot-check' },
    ],
  },
  stackpath: {
    role: 'cdn',
    seen: [
      ['x-hw', /^\d+\./],
      ['server', /^StackPath$/i],
    ],
    made: [{ if: [[':title', /^StackPath\b/]], cause: 'blocked' }],
  },
  'ddos-guard': {
    role: 'cdn',
    masks: true,
    seen: [
      ['server', /^ddos-guard$/i],
      ['set-cookie', /\b__ddg\w+=/],
    ],
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
  qrator: { role: 'cdn', masks: true, seen: [['server', /^QRATOR$/i]] },
} as const satisfies Record<string, Gateway>;
