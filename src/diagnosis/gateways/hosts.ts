import type { Gateway, GenerationRule } from './gateway.ts';

/** The service runs the whole site, so its error is its own. */
const anyError: GenerationRule = { if: [[':status', /^[45]/], [':seen']] };

/** Site builders, shops and other services that run the whole site, so only they can fix an error. */
export const hosts = {
  'github-pages': {
    role: 'hosted',
    server: ['github.com'],
    ids: ['x-github-request-id'],
    seen: [['x-github-request-id']],
    generated: [
      {
        if: [[':title', / · GitHub Pages$/]],
        cause: [
          [/^Site/, 'no-site'],
          [/^Page/, 'not-found'],
        ],
      },
      { if: [[':text', 'GitHub Pages site here']], cause: 'no-site' },
      { if: [[':text', 'not contain the requested file. If']] },
      {
        if: [[':server'], [':status', /^[45]/], ['x-github-media-type', false]],
      },
    ],
  },
  shopify: {
    role: 'hosted',
    ids: ['x-request-id'],
    seen: [['powered-by', /^Shopify$/], ['x-shopid'], ['x-sorting-hat-shopid']],
    generated: [
      // Also for a closed shop.
      { if: [[':text', /this s(?:hop|tore) is (?:currently )?unavail/i]], cause: 'no-site', ambiguous: true },
      { if: [[':text', 'needs to be verified before you']], cause: 'bot-check' },
      {
        if: [
          [
            ':text',
            /loading this website\.? Try refreshing the page|^\{"errors":"(?:\[API\]|Unavail|Exceeded \d)/,
          ],
        ],
      },
      { if: [[':text', 'setting up your new web address']], cause: 'no-site' },
      anyError,
      // No other product sends it.
      { if: [[':status', /^430$/]], ambiguous: true },
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
      anyError,
    ],
  },
  wix: {
    role: 'hosted',
    server: ['pepyaka'],
    ids: ['x-wix-request-id'],
    seen: [['x-wix-request-id']],
    generated: [
      {
        if: [[':text', /domain isn.t connected to a website|^Error ConnectYourDomain/i]],
        cause: 'no-site',
      },
      anyError,
    ],
  },
  'wordpress-com': {
    role: 'hosted',
    generated: [
      {
        if: [[':text', /\.wordpress\.com(?: doesn.t exist| is no longer|\?$)/]],
        cause: 'no-site',
      },
    ],
  },
  'firebase-hosting': {
    role: 'hosted',
    generated: [
      { if: [[':text', /You haven.t deployed an app|^Site Not Found Why am I/]], cause: 'no-site' },
      {
        if: [
          [
            ':text',
            /by the Firebase Command-Line|no index\.html found in|specified file was not found on this w/,
          ],
        ],
      },
    ],
  },
  'read-the-docs': {
    role: 'hosted',
    generated: [
      {
        if: [[':text', /unknown to Read the Docs|SORRY .{1,90}not exist yet/]],
        cause: [[/unk/, 'no-site']],
      },
    ],
  },
  surge: {
    role: 'hosted',
    generated: [{ if: [[':text', /^project not found$/]], cause: 'no-site', ambiguous: true }],
  },
  servicenow: {
    role: 'hosted',
    server: ['snow_adc'],
    generated: [{ if: [[':text', 'instance is hibernating']], cause: 'paused', fault: 'site' }, anyError],
  },
  blogger: {
    role: 'hosted',
    generated: [
      {
        if: [[':text', /Sorry, the blog (?:you were looking for does not|at \S{4,80} has been rem)/]],
        cause: 'no-site',
      },
    ],
  },
  tumblr: {
    role: 'hosted',
    generated: [{ if: [[':text', /doesn.t currently exist at this address\./]] }],
  },
  salesforce: {
    role: 'hosted',
    server: ['sfdcedge'],
    generated: [
      { if: [[':text', 'no longer exists on salesforce']], cause: 'not-found' },
      {
        if: [[':text', /down for maintenance\.? Sorry for the/i]],
        cause: 'maintenance',
        ambiguous: true,
      },
      anyError,
    ],
  },
  atlassian: {
    role: 'hosted',
    server: ['atlassianedge'],
    generated: [{ if: [[':text', 'Atlassian Cloud site is currently']], cause: 'unavailable' }, anyError],
  },
} as const satisfies Record<string, Gateway>;
