import type { Gateway } from './gateway.ts';

/** Hosts that run the whole site, so only they can fix an error. */
export const hosts = {
  'github-pages': {
    role: 'hosted',
    server: ['github.com'],
    ids: ['x-github-request-id'],
    seen: [['x-github-request-id']],
    generated: [
      { if: [[':title', /^Unicorn! /]] },
      { if: [[':text', 'No server is currently available to service']], cause: 'overloaded' },
      { if: [[':text', 'This page is taking too long to load.']], cause: 'origin-too-slow' },
      {
        if: [[':server'], [':status', /^5/]],
      },
    ],
  },
  shopify: {
    role: 'hosted',
    ids: ['x-request-id'],
    seen: [['powered-by', /^Shopify$/], ['x-shopid'], ['x-sorting-hat-shopid']],
    generated: [
      { if: [['x-shopid'], [':status', /^5/]] },
      { if: [['x-sorting-hat-shopid'], [':status', /^5/]] },
    ],
  },
  squarespace: {
    role: 'hosted',
    server: ['squarespace'],
    ids: ['x-contextid'],
    seen: [['x-contextid']],
    generated: [
      {
        if: [[':server'], [':status', /^5/]],
      },
    ],
  },
  wix: {
    role: 'hosted',
    server: ['pepyaka'],
    ids: ['x-wix-request-id'],
    seen: [['x-wix-request-id']],
    generated: [
      {
        if: [[':server'], [':status', /^5/]],
      },
    ],
  },
} as const satisfies Record<string, Gateway>;
