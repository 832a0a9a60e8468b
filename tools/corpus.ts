import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCaptures } from './corpus/capture.ts';
import { withTables } from './corpus/document.ts';
import { evaluate } from './corpus/evaluation.ts';
import {
  basisTable,
  categoryTable,
  claimTable,
  confidenceTable,
  inColumns,
  missTable,
  ruleTable,
} from './corpus/tables.ts';

const { values } = parseArgs({
  options: { write: { type: 'boolean' }, misses: { type: 'string' }, rules: { type: 'boolean' } },
});
const all = readCaptures().map(evaluate);

if (values.misses) {
  console.log(inColumns(missTable(all.filter(({ half }) => half === values.misses))));
} else if (values.rules) {
  console.log(inColumns(ruleTable(all)));
} else {
  for (const table of [claimTable(all), confidenceTable(all), categoryTable(all), basisTable(all)])
    console.log(`${inColumns(table)}\n`);
}

if (values.write) {
  const file = join(import.meta.dirname, '../docs/corpus.md');
  writeFileSync(file, withTables(readFileSync(file, 'utf8'), all));
}
