import { basename } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { targets } from './dist.ts';
import { budgets, type Part, weightsOf } from './weights.ts';

const report: string[] = [];
afterAll(() => console.log(report.join('\n')));

describe.each(targets)('what %s loads', (target) => {
  it.each(Object.entries(budgets) as [Part, number][])(
    'for the %s is within its budget of %i bytes',
    (part, budget) => {
      const weights = weightsOf(part, target);
      const total = weights.reduce((sum, [, size]) => sum + size, 0);
      const parts = weights.map(([file, size]) => `${file} ${size}`).join(', ');
      report.push(`${target} ${part}: ${total} of ${budget} bytes gzipped (${parts})`);
      expect(weights.map(([file]) => basename(file))).toContain(`${part}.js`);
      expect(total).toBeLessThanOrEqual(budget);
    },
  );
});
