// `npm run setup`: installs the browsers and gateways that `npm start` and the tests run, or those that are named.
// `--yes` answers its question.
import { parseArgs } from 'node:util';
import { Refusal } from './refusal.mjs';
import { namesOf } from './setup/plan.ts';
import { browsers, everyProgram, gateways, type Program } from './setup/programs.ts';
import { provide } from './setup/provide.ts';

const { values, positionals } = parseArgs({
  options: { yes: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const byName: Readonly<Record<string, Program>> = { ...browsers, ...gateways };
const named = positionals.map((name) => {
  const program = byName[name];
  if (!program) throw new Refusal(`Expected one of ${Object.keys(byName).join(', ')} and found "${name}".`);
  return program;
});
const programs = named.length > 0 ? named : everyProgram;
await provide(programs, values.yes);
console.log(`Installed: ${namesOf(programs)}.`);
