import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, platform, release } from 'node:os';
import { relative, resolve } from 'node:path';
import { benchmarks } from '../test/bench/benchmarks.ts';
import { breaks, type Figure } from './bench/figure.ts';
import { table } from './bench/table.ts';
import { languages } from './locales/languages.ts';
import { everyProgram } from './setup/programs.ts';
import { provide } from './setup/provide.ts';

// `npm run bench`: runs all benchmarks that take no more than minutes, or those named, and prints one table; fails where
// a promise is broken. `--quick` measures a tenth, as a check that it runs; `--strict` also fails where a promise that
// depends on the machine is broken; `--locale=fr` measures the popup in no other language, and may be repeated.

const results = resolve(import.meta.dirname, '../.cache/bench/results.json');

const words = process.argv.slice(2);
const flags = words.filter((word) => word.startsWith('--'));
const names = words.filter((word) => !word.startsWith('--'));
const localeFlag = '--locale=';
const locales = flags
  .filter((flag) => flag.startsWith(localeFlag))
  .map((flag) => flag.slice(localeFlag.length));
const unknown = [
  ...flags.filter((flag) => flag !== '--quick' && flag !== '--strict' && !flag.startsWith(localeFlag)),
  ...locales.filter((locale) => !languages.includes(locale)),
  ...names.filter((name) => !(name in benchmarks)),
];
if (unknown.length > 0) {
  console.error(`Expected the names of benchmarks and found ${unknown.join(', ')}. The benchmarks are:\n`);
  for (const [name, { about, onlyByName }] of Object.entries(benchmarks))
    console.error(`  ${name.padEnd(21)}  ${about}${onlyByName ? ' (only by name)' : ''}`);
  console.error('\nFlags: --quick measures a tenth; --strict also fails for what depends on the machine;');
  console.error(`--locale=${languages.join('|')} measures no other language, and may be repeated.`);
  process.exit(2);
}

await provide(everyProgram);
const quick = flags.includes('--quick');
const effort = {
  rounds: (whole: number) => (quick ? Math.ceil(whole / 10) : whole),
  languages: locales.length > 0 ? locales : languages,
};
const figures = new Map<string, readonly Figure[]>();
const unmeasured: string[] = [];
for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (names.length > 0 ? !names.includes(name) : benchmark.onlyByName) continue;
  const begun = performance.now();
  const [load = 0] = loadavg();
  console.log(`${name}: ${benchmark.about} (load ${load.toFixed(1)})`);
  try {
    figures.set(name, await benchmark.run(effort));
  } catch (error) {
    // Keeps what the other benchmarks measured.
    unmeasured.push(name);
    console.error(error);
  }
  console.log(`  ${((performance.now() - begun) / 1000).toFixed(0)} s\n`);
}

for (const line of table(figures)) console.log(line);
if (names.length === 0) {
  const left = Object.entries(benchmarks).filter(([, { onlyByName }]) => onlyByName);
  console.log(`\nOnly by name: ${left.map(([name]) => name).join(', ')}`);
}

const machine = {
  processors: cpus().length,
  model: cpus()[0]?.model,
  system: `${platform()} ${release()}`,
  node: process.version,
};
mkdirSync(resolve(results, '..'), { recursive: true });
writeFileSync(
  results,
  `${JSON.stringify({ at: new Date(), machine, quick, figures: Object.fromEntries(figures) }, null, 2)}\n`,
);
console.log(`\nAs JSON: ${relative(process.cwd(), results)}`);

const notKept = [...figures.values()].flat().filter((figure) => breaks(figure, flags.includes('--strict')));
for (const { what, promise } of notKept) console.error(`Not kept: ${what} ${promise?.words}`);
for (const name of unmeasured) console.error(`Not measured: ${name}`);
if (notKept.length + unmeasured.length > 0) process.exitCode = 1;
