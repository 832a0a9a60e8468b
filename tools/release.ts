// `npm run release`: checks that the last commit can be released, builds it twice, packages it, lints it, builds it
// again from the source archive alone, and submits it to both stores, or to the one that is named. `-- --dry-run` does
// all but the last, and prints what it would submit.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension } from './build/extension.ts';
import { type Target, targets } from './build/manifest.ts';
import { type Digests, differences, digestsOf } from './package/digest.ts';
import { describePackage, makePackages, type Package, uncommitted } from './package/packages.ts';
import { Refusal } from './refusal.mjs';
import { publishInChrome } from './release/chrome-store.ts';
import { publishInFirefox } from './release/firefox-store.ts';
import { type Readiness, readiness } from './release/readiness.ts';
import { rebuild } from './release/rebuild.ts';
import { missingCredentials, stores } from './release/stores.ts';

const root = resolve(import.meta.dirname, '..');

function options(): { readonly dryRun: boolean; readonly chosen: readonly Target[] } {
  const { values, positionals } = parseArgs({
    options: { 'dry-run': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !targets.some((target) => target === name));
  if (unknown.length > 0)
    throw new Refusal(`Expected ${targets.join(' or ')} and found ${unknown.join(', ')}.`);
  const named = targets.filter((target) => positionals.includes(target));
  return { dryRun: values['dry-run'], chosen: named.length > 0 ? named : targets };
}

function inspectCommit(): Readiness {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const versionIn = (file: string) => String(JSON.parse(read(file)).version);
  const files = ['package.json', 'package-lock.json', 'manifest.json'];
  const versions = Object.fromEntries(files.map((file) => [file, versionIn(file)]));
  return readiness({
    versions,
    changelog: read('CHANGELOG.md'),
    uncommitted: uncommitted(),
    tagged: commitOf(`refs/tags/v${versions['package.json']}`),
    commit: commitOf('HEAD') ?? '',
  });
}

function commitOf(name: string): string | undefined {
  try {
    const args = ['rev-parse', '--verify', '--quiet', `${name}^{commit}`];
    return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/** Prints that two builds are the same; throws with the files that differ. */
function expectSame(what: string, one: Digests, other: Digests): void {
  const files = differences(one, other);
  if (files.length > 0)
    throw new Refusal(`Expected ${what} to be identical and found other ${files.join(', ')}.`);
  console.log(`  ${what}: the same ${one.size} files, byte for byte`);
}

async function publish(target: Target, packages: readonly Package[], notes: string): Promise<void> {
  const { env } = process;
  const packageOf = (kind: Package['kind']) => packages.find((each) => each.kind === kind)!;
  if (target === 'firefox') {
    await publishInFirefox({
      build: join(root, 'dist/firefox'),
      source: join(root, packageOf('source').file),
      notes,
    });
    return;
  }
  const [publisher, item, clientId, clientSecret, refreshToken] = stores.chrome.credentials.map(
    (name) => env[name] ?? '',
  ) as [string, string, string, string, string];
  const account = { publisher, item, clientId, clientSecret, refreshToken };
  console.log(`  ${await publishInChrome(packageOf('chrome').bytes, account)}`);
}

const { dryRun, chosen } = options();
const { version, problems, pending, notes } = inspectCommit();
if (problems.length > 0) throw new Refusal(problems.join('\n'));
const left = [
  ...pending,
  ...chosen.flatMap((target) => {
    const missing = missingCredentials(target, process.env);
    return missing.length > 0 ? [`For ${stores[target].name}, set ${missing.join(', ')}.`] : [];
  }),
];
if (!dryRun && left.length > 0) throw new Refusal(`Not released. Before it can be:\n- ${left.join('\n- ')}`);

console.log(`Building ${version} twice with Node.js ${process.versions.node} …`);
const builds = { chrome: await buildExtension('chrome'), firefox: await buildExtension('firefox') };
const again = join(root, '.cache/release/again');
for (const target of targets) await buildExtension(target, join(again, target));
expectSame('the second build', digestsOf(join(root, 'dist')), digestsOf(again));

console.log('Packaging …');
const packages = await makePackages(builds);
for (const archive of packages) console.log(`  ${describePackage(archive)}`);

console.log('Running the add-on linter …');
const lint = spawnSync(process.execPath, ['tools/run.mjs', 'tools/lint/addon.ts'], {
  cwd: root,
  stdio: 'inherit',
});
if (lint.status !== 0) throw new Refusal('The add-on linter complains.');

console.log('Building from the source archive alone …');
const source = packages.find(({ kind }) => kind === 'source')!;
expectSame('the build from the source archive', digestsOf(join(root, 'dist')), rebuild(source.bytes));

for (const target of chosen) {
  console.log(`${dryRun ? 'Would submit' : 'Submitting'} ${version} to ${stores[target].name} …`);
  if (!dryRun) await publish(target, packages, notes);
}
if (dryRun) {
  console.log(`\nWhat is new:\n${notes.replace(/^/gm, '  ')}`);
  if (left.length > 0) console.log(`\nBefore the release:\n- ${left.join('\n- ')}`);
}
