import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take a minute and more. */
const slowest = [
  'popup-scenes',
  'outage.test',
  'outage-many-tabs',
  'retry-rules',
  'watching-',
  'main-job',
  'settings-take-effect',
  'worker-killed',
];

/**
 * Begins with the files that take longest, so that none of them is left to run alone at the end. Vitest does so
 * by itself where it has run before; on a new machine it would go by how long the files are.
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
