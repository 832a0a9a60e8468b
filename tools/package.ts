// `npm run package`: builds, writes the archives that the stores receive, and prints their checksums.
import { buildExtension } from './build/extension.ts';
import { describePackage, makePackages } from './package/packages.ts';

const builds = { chrome: await buildExtension('chrome'), firefox: await buildExtension('firefox') };
for (const archive of await makePackages(builds)) console.log(describePackage(archive));
