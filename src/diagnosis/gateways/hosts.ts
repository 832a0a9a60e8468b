import type { Gateway } from './gateway.ts';

/** Hosts that run the whole site, so only they can fix an error. */
export const hosts = {
  'github-pages': {
    role: 'hosted',
    server: ['github.com'],
    ids: ['x-github-request-id'],
    seen: [['x-github-request-id']],
    generated: [
      { if: [[':title', /^Unicorn! · GitHub/]] },
      {
        if: [[':title', / · GitHub Pages$/]],
        cause: [
          [/^Site/, 'no-site'],
          [/^Page/, 'not-found'],
        ],
      },
      { if: [[':text', 'GitHub Pages site here']], cause: 'no-site' },
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
      // Also for a closed shop.
      { if: [[':text', 'this shop is currently unavail']], cause: 'no-site', ambiguous: true },
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
        if: [[':title', /^Squarespace - (?:Website Exp|Domain Not|No Such)/]],
        cause: [
          [/Exp/, 'paused', 'site'],
          [/^/, 'no-site'],
        ],
      },
      {
        if: [[':text', /^Website Expired(?: This|$)/]],
        cause: 'paused',
        fault: 'site',
        ambiguous: true,
      },
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
      { if: [[':text', /domain isn.t connected to a website/i]], cause: 'no-site' },
      {
        if: [[':server'], [':status', /^[45]/]],
      },
    ],
  },
  'wordpress-com': {
    role: 'hosted',
    generated: [{ if: [[':text', /\.wordpress\.com (?:doesn.t exist|is no longer)/]], cause: 'no-site' }],
  },
  'aws-s3': {
    role: 'hosted',
    server: ['amazons3'],
    ids: ['x-amz-request-id'],
    seen: [['x-amz-id-2']],
    generated: [
      // Other object stores copy its interface.
      {
        if: [[':text', /\bNoSuchBucket\b.{0,40}does not exist/]],
        cause: 'no-site',
        ambiguous: true,
      },
      {
        if: [[':server'], [':status', /^[45]/]],
      },
    ],
  },
  'firebase-hosting': {
    role: 'hosted',
    generated: [{ if: [[':text', /You haven.t deployed an app/]], cause: 'no-site' }],
  },
  'read-the-docs': {
    role: 'hosted',
    generated: [{ if: [[':text', 'unknown to Read the Docs']], cause: 'no-site' }],
  },
  surge: {
    role: 'hosted',
    generated: [{ if: [[':text', /^project not found$/]], cause: 'no-site', ambiguous: true }],
  },
  servicenow: {
    role: 'hosted',
    generated: [{ if: [[':text', 'instance is hibernating']], cause: 'paused', fault: 'site' }],
  },
  // Panels for shared hosting.
  cpanel: {
    role: 'hosted',
    generated: [
      {
        if: [[':text', 'his/her bandwidth']],
        cause: 'traffic-spent',
        fault: 'site',
      },
      { if: [[':text', 'it exceeded resource limit']], cause: 'overloaded', fault: 'site' },
      {
        if: [[':text', /^Account Suspended This Account/]],
        cause: 'paused',
        fault: 'site',
        ambiguous: true,
      },
    ],
  },
  baota: {
    role: 'hosted',
    generated: [{ if: [[':title', '没有找到站点']], cause: 'no-site', fault: 'site' }],
  },
} as const satisfies Record<string, Gateway>;
