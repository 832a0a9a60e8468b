import { type Benchmark, type Figure, promised } from '../../tools/bench/figure.ts';
import { targets } from '../../tools/build/manifest.ts';
import { archiveOf } from '../../tools/package/archive.ts';
import { distOf } from '../shipped/dist.ts';
import { archiveBudgets, budgets, type Part, weightsOf } from '../shipped/weights.ts';

const kilobyte = 1024;

/** Measures what is shipped: the archives, and what a browser loads for background and popup, gzipped. */
export const bytes: Benchmark = {
  about: 'bytes shipped, gzipped',
  async run() {
    const figures: Figure[] = [];
    for (const target of targets) {
      const zip = (await archiveOf(distOf(target))).length / kilobyte;
      figures.push(
        row(`${target}: the archive`, zip, archiveBudgets[target]),
        ...(Object.keys(budgets) as Part[]).map((part) => {
          const total = weightsOf(part, target).reduce((sum, [, size]) => sum + size, 0);
          return row(`${target}: ${part}`, total / kilobyte, budgets[part] / kilobyte);
        }),
      );
    }
    return figures;
  },
};

function row(what: string, value: number, limit: number) {
  const promise = promised(`≤ ${limit} KB`, value <= limit);
  return { what, value, unit: 'KB' as const, promise };
}
