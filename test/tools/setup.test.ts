import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInstalled } from '../../tools/setup/lock.mjs';
import { isSupported } from '../../tools/setup/node-version.mjs';
import { consentFor, plan, type Situation } from '../../tools/setup/plan.ts';
import { browsers, find, gateways, isSnapOnly } from '../../tools/setup/programs.ts';

const { chromium, firefox } = browsers;
const { nginx, varnish } = gateways;

const situation: Situation = {
  missing: [chromium, nginx],
  snaps: [],
  system: 'apt',
  rights: 'root',
  terminal: false,
  consent: 'given',
};
const atTerminal = { terminal: true, consent: 'ask' } as const;
const unattended = { terminal: false, consent: 'missing' } as const;
const packages = ['chromium', 'chromium-sandbox', 'nginx'];
const notInstalled = 'Not installed: Chromium, nginx.';
const command = 'sh tools/setup/install-packages.sh chromium chromium-sandbox nginx';

describe('what to do about missing programs', () => {
  it.each<[string, Partial<Situation>, object]>([
    ['does nothing where all are there', { missing: [], rights: 'none' }, { kind: 'ready' }],
    ['installs unasked as root with consent', {}, { kind: 'install', packages, sudo: false, ask: false }],
    ['asks root at a terminal', atTerminal, { kind: 'install', packages, sudo: false, ask: true }],
    [
      'installs unasked by a sudo that wants no password',
      { rights: 'sudo without a password' },
      { kind: 'install', packages, sudo: true, ask: false },
    ],
    [
      'asks at a terminal before sudo asks for the password',
      { rights: 'sudo', ...atTerminal },
      { kind: 'install', packages, sudo: true, ask: true },
    ],
    [
      'installs nothing unasked where nobody can be asked',
      unattended,
      { kind: 'report', lines: [notInstalled, 'To install it: npm run setup -- --yes'] },
    ],
    [
      'names the command where sudo would wait for a password that nobody types',
      { rights: 'sudo' },
      { kind: 'report', lines: [notInstalled, `To install it: sudo ${command}`] },
    ],
    [
      'names the command where there is no way to become root',
      { rights: 'none', ...atTerminal },
      { kind: 'report', lines: [notInstalled, `To install it, as root: ${command}`] },
    ],
    [
      'installs gateways on Ubuntu',
      { system: 'ubuntu', missing: [nginx, varnish] },
      { kind: 'install', packages: ['nginx', 'varnish'], sudo: false, ask: false },
    ],
  ])('%s', (_name, change, expected) => {
    expect(plan({ ...situation, ...change })).toEqual(expected);
  });

  it('installs only what is missing', () => {
    expect(plan({ ...situation, missing: [varnish] })).toMatchObject({ packages: ['varnish'] });
  });

  it.each<[string, Partial<Situation>, readonly RegExp[]]>([
    [
      "Ubuntu's browsers are snaps",
      { system: 'ubuntu', missing: [firefox, nginx] },
      [
        /^Ubuntu has Firefox as a snap only.*packages\.mozilla\.org.*GATELIGHT_FIREFOX/,
        /install-packages\.sh nginx$/,
      ],
    ],
    [
      'the browser here is a snap',
      { system: 'ubuntu', missing: [chromium], snaps: [chromium] },
      [/^The Chromium here is a snap.*google\.com\/chrome.*GATELIGHT_CHROMIUM/],
    ],
    [
      'the system is another',
      { system: 'other' },
      [/^Install Chromium.*GATELIGHT_CHROMIUM/, /^Install nginx, so that "nginx" is in the PATH\.$/],
    ],
  ])('says what to install by hand where %s', (_name, change, lines) => {
    expect(plan({ ...situation, ...change })).toEqual({
      kind: 'report',
      lines: lines.map((line) => expect.stringMatching(line)),
    });
  });
});

describe('whether packages may be installed', () => {
  const nowhere = { yes: false, ci: false, terminal: false, container: false };

  it.each([
    ['is asked at a terminal', { terminal: true }, 'ask'],
    ['is asked at a terminal in a container, too', { terminal: true, container: true }, 'ask'],
    ['is a given in CI', { ci: true }, 'given'],
    ['is a given in a container without a terminal', { container: true }, 'given'],
    ['is a given where the command says so', { yes: true, terminal: true }, 'given'],
    ['stays open where nobody can be asked', {}, 'missing'],
  ])('%s', (_name, where, expected) => {
    expect(consentFor({ ...nowhere, ...where })).toBe(expected);
  });
});

describe('looking for a program', () => {
  let folder: string;
  const program = { name: 'Probe', packages: [], commands: ['gatelight-probe'], variable: 'GATELIGHT_PROBE' };
  const env = () => ({ PATH: folder });

  const install = (text: string) => {
    const path = join(folder, 'gatelight-probe');
    writeFileSync(path, text);
    chmodSync(path, 0o755);
    return path;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatelight-programs-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds nothing where there is nothing', () => {
    expect(find(program, env())).toBeUndefined();
    expect(isSnapOnly(program, env())).toBe(false);
  });

  it('finds an executable in the PATH', () => {
    const path = install('#!/bin/sh\nexec /usr/lib/probe/probe "$@"\n');
    expect(find(program, env())).toBe(path);
  });

  it("takes Ubuntu's stub for a snap as not installed", () => {
    install('#!/bin/sh\nif ! [ -x /snap/bin/probe ]; then\n  echo "snap install probe"\n  exit 1\nfi\n');
    expect(find(program, env())).toBeUndefined();
    expect(isSnapOnly(program, env())).toBe(true);
  });

  it('takes the path that a variable of the environment gives', () => {
    expect(find(program, { ...env(), GATELIGHT_PROBE: '/opt/probe' })).toBe('/opt/probe');
  });
});

describe('whether the dependencies are installed', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a-for-another-system': { version: '1.0.0', optional: true },
    },
  };

  it.each([
    ['all are there, whatever the version of this project', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['one is missing', {}, false],
    ['one is of another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    [
      'an optional one is of another version',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/a-for-another-system': { version: '2.0.0' } },
      false,
    ],
  ])('%s: %j → %s', (_name, packages, expected) => {
    expect(isInstalled(lock, { packages })).toBe(expected);
  });
});

it.each([
  ['20.19.0', true],
  ['20.18.9', false],
  ['22.0.0', true],
  ['18.20.4', false],
])('supports Node.js %s: %s', (version, expected) => {
  expect(isSupported(version, '>=20.19')).toBe(expected);
});
