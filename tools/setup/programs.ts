import { accessSync, closeSync, constants, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that the tests and `npm start` run and that npm does not install. */
export interface Program {
  /** Its name in messages. */
  readonly name: string;
  /** The packages of Debian and Ubuntu that contain it. */
  readonly packages: readonly string[];
  /** Its executables, the preferred one first: names, or whole paths. */
  readonly commands: readonly string[];
  /** An environment variable that may contain its path instead. */
  readonly variable?: string;
  /** Ubuntu's archive has it only as a snap. */
  readonly snapInUbuntu?: true;
  /** Where to get it on systems whose archive does not contain it. */
  readonly source?: string;
}

export const browsers = {
  chromium: {
    name: 'Chromium',
    // Chromium falls back on the sandbox package for ordinary users where the kernel forbids its own sandbox.
    packages: ['chromium', 'chromium-sandbox'],
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    variable: 'GATELIGHT_CHROMIUM',
    snapInUbuntu: true,
    source: 'Chromium, or Google Chrome from google.com/chrome',
  },
  firefox: {
    name: 'Firefox',
    packages: ['firefox-esr'],
    commands: ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
    variable: 'GATELIGHT_FIREFOX',
    snapInUbuntu: true,
    source: 'Firefox from mozilla.org/firefox (on Ubuntu the package from packages.mozilla.org)',
  },
} satisfies Record<string, Program>;

export const gateways = {
  nginx: { name: 'nginx', packages: ['nginx'], commands: ['nginx'] },
  haproxy: { name: 'HAProxy', packages: ['haproxy'], commands: ['haproxy'] },
  varnish: { name: 'Varnish', packages: ['varnish'], commands: ['varnishd'] },
  apache: { name: 'Apache', packages: ['apache2'], commands: ['apache2', 'httpd'] },
  squid: { name: 'Squid', packages: ['squid'], commands: ['squid'] },
  caddy: { name: 'Caddy', packages: ['caddy'], commands: ['caddy'] },
  lighttpd: { name: 'lighttpd', packages: ['lighttpd'], commands: ['lighttpd'] },
  trafficserver: {
    name: 'Apache Traffic Server',
    packages: ['trafficserver'],
    commands: ['traffic_server'],
  },
  // The package "tinyproxy" only adds a service.
  tinyproxy: { name: 'Tinyproxy', packages: ['tinyproxy-bin'], commands: ['tinyproxy'] },
  privoxy: { name: 'Privoxy', packages: ['privoxy'], commands: ['privoxy'] },
} satisfies Record<string, Program>;

/** What `npm run setup` installs. */
export const everyProgram: readonly Program[] = [...Object.values(browsers), ...Object.values(gateways)];

/**
 * Returns the path of a program; undefined if it is not installed. A snap, or Ubuntu's stub for one,
 * counts as not installed: a snap sees neither the temporary profile nor the build of the extension.
 */
export function find(program: Program, env = process.env): string | undefined {
  const named = program.variable && env[program.variable];
  if (named) return named;
  return candidates(program, env).find((path) => isExecutable(path) && !isSnap(path));
}

/** Returns whether a program is installed, but only as a snap or a stub for one. */
export function isSnapOnly(program: Program, env = process.env): boolean {
  return find(program, env) === undefined && candidates(program, env).some((path) => isExecutable(path));
}

function candidates(program: Program, env: NodeJS.ProcessEnv): string[] {
  // The PATH of an ordinary user lacks the folders where Debian puts servers.
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'].filter(Boolean);
  return program.commands.flatMap((command) =>
    command.startsWith('/') ? [command] : folders.map((folder) => join(folder, command)),
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isSnap(path: string): boolean {
  const real = realpathSync(path);
  if (real.startsWith('/snap/') || real === '/usr/bin/snap') return true;
  const file = openSync(real, 'r');
  const start = Buffer.alloc(4096);
  const text = start.toString('latin1', 0, readSync(file, start));
  closeSync(file);
  return text.startsWith('#!') && /\bsnap (install|run)\b|\/snap\/bin\//.test(text);
}
