import { accessSync, constants, openSync, readSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * A program that the tests and `npm start` run and that npm does not bring.
 *
 * @typedef {object} Program
 * @property {string} name how messages call it
 * @property {string} package the package of Debian and of Ubuntu that holds it
 * @property {readonly string[]} commands its executables, the preferred first: names, or whole paths
 * @property {string} [variable] an environment variable that may hold its path instead
 */

/** @satisfies {Record<string, Program>} */
export const browsers = {
  chromium: {
    name: 'Chromium',
    package: 'chromium',
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    variable: 'GATELIGHT_CHROMIUM',
  },
  firefox: {
    name: 'Firefox',
    package: 'firefox-esr',
    commands: ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
    variable: 'GATELIGHT_FIREFOX',
  },
};

/** @satisfies {Record<string, Program>} */
export const gateways = {
  nginx: { name: 'nginx', package: 'nginx', commands: ['nginx'] },
  haproxy: { name: 'HAProxy', package: 'haproxy', commands: ['haproxy'] },
  varnish: { name: 'Varnish', package: 'varnish', commands: ['varnishd'] },
  apache: { name: 'Apache', package: 'apache2', commands: ['apache2', 'httpd'] },
  squid: { name: 'Squid', package: 'squid', commands: ['squid'] },
  caddy: { name: 'Caddy', package: 'caddy', commands: ['caddy'] },
  lighttpd: { name: 'lighttpd', package: 'lighttpd', commands: ['lighttpd'] },
};

/**
 * The path of a program; undefined where it is not installed. A snap, or Ubuntu's stub for one, counts as not
 * installed: a snap sees neither the temporary profile nor the build of the extension.
 *
 * @param {Program} program
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function find(program, env = process.env) {
  const named = program.variable && env[program.variable];
  if (named) return named;
  return candidates(program, env).find((path) => isExecutable(path) && !isSnap(path));
}

/**
 * Whether a program is there as a snap, or a stub for one, alone.
 *
 * @param {Program} program
 * @param {NodeJS.ProcessEnv} [env]
 */
export function isSnapOnly(program, env = process.env) {
  return find(program, env) === undefined && candidates(program, env).some((path) => isExecutable(path));
}

/**
 * @param {Program} program
 * @param {NodeJS.ProcessEnv} env
 */
function candidates(program, env) {
  // The PATH of an ordinary user leaves out the folders where Debian puts servers.
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'].filter(Boolean);
  return program.commands.flatMap((command) =>
    command.startsWith('/') ? [command] : folders.map((folder) => join(folder, command)),
  );
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} path */
function isSnap(path) {
  const real = realpathSync(path);
  if (real.startsWith('/snap/') || real === '/usr/bin/snap') return true;
  const start = Buffer.alloc(4096);
  const length = readSync(openSync(real, 'r'), start);
  const text = start.toString('latin1', 0, length);
  return text.startsWith('#!') && /\bsnap (install|run)\b|\/snap\/bin\//.test(text);
}
