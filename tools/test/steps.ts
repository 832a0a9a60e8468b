/** One step of `npm test`. */
export interface Step {
  readonly name: string;
  /** A program of node_modules/.bin and its arguments. */
  readonly command: readonly [program: string, ...args: string[]];
  /** It runs vitest, whose tests are counted. */
  readonly tests?: true;
  /** Set for this step, beside what is set already. */
  readonly env?: Readonly<Record<string, string>>;
}

const tests = (project: string): Step => ({
  name: project,
  command: ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json'],
  tests: true,
});

/** In this order: the quick ones first, and the end-to-end tests after the builds that they install. */
export const steps: readonly Step[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['biome', 'check', '--error-on-warnings'] },
  { name: 'unused code', command: ['knip'] },
  tests('unit'),
  { name: 'build chrome', command: ['vite', 'build', '--mode', 'chrome'] },
  { name: 'build firefox', command: ['vite', 'build', '--mode', 'firefox'] },
  { name: 'add-on lint', command: ['tsx', 'tools/lint/addon.ts'] },
  tests('shipped'),
  tests('gateways'),
  tests('e2e'),
  tests('field'),
  tests('abuse'),
];
