import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take a minute or more. */
const slowest = [
  'outage.test',
  'outage-many-tabs',
  'retry-rules',
  'watching-',
  'main-job',
  'settings-take-effect',
  'worker-killed',
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
