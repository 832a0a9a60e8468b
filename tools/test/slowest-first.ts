import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take half a minute or more, the longest first. */
const slowest = [
  'as-installed',
  'dev.test',
  'cookie-repair',
  'retry-rules',
  'settings-take-effect',
  'outage-many-tabs',
  'outage.test',
  'watched-frames',
  'main-job',
  'check-site',
  'bad-input',
  'clearing',
  'permissions',
  'page-parts',
  'watching-',
  'field/starvation',
  'field/in-use',
  'field/limits',
  'worker-killed',
  'full-storage',
];

/**
 * Begins with the files that take longest, so that none of them runs alone at the end. Vitest itself does so
 * where it has run before; on a new machine it would order files by their size.
 */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification) => {
      const at = slowest.findIndex((name) => moduleId.includes(`/${name}`));
      return at < 0 ? slowest.length : at;
    };
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}
