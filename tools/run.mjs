// `node tools/run.mjs tools/x.ts …` runs a tool of this project, `node tools/run.mjs vitest …` a program of its
// dependencies: on a supported Node, and with the dependencies installed. The npm scripts begin with it, so that each
// works in a fresh clone. Plain JavaScript, since there may be no node_modules yet, and Node 20 runs no TypeScript.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Refusal } from './refusal.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { isSupported } from './setup/node-version.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

// As npm does.
process.env.PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);

/** Runs a TypeScript file in this process, as if it had been started itself. @param {string} file */
async function runTool(file) {
  const path = join(root, file);
  process.argv.splice(1, 2, path);
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(path).href);
}

/** Runs a program, and ends as it does. @param {string} program @param {readonly string[]} args */
function runProgram(program, args) {
  const child = spawn(program, args, {
    stdio: 'inherit',
    // A program of npm is a batch file there.
    shell: process.platform === 'win32',
  });
  // The terminal sends Ctrl-C to both. Any other signal reaches this process alone.
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
    process.on(signal, () => void child.kill(signal));
  child.on('error', (error) => {
    console.error(String(error));
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

try {
  const { node } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines;
  if (!isSupported(process.versions.node, node))
    throw new Refusal(`Expected Node.js ${node} and found ${process.versions.node}.`);
  installDependencies(root);
  const [what = '', ...args] = process.argv.slice(2);
  if (what.endsWith('.ts')) await runTool(what);
  else runProgram(what, args);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
