import type { Evaluation } from './evaluation.ts';
import { basisTable, categoryTable, claimTable, confidenceTable, inMarkdown, type Table } from './tables.ts';

const tables: Readonly<Record<string, (all: readonly Evaluation[]) => Table>> = {
  claims: claimTable,
  confidence: confidenceTable,
  categories: categoryTable,
  basis: basisTable,
};

/** Returns a document with each table between `<!-- table: name -->` and `<!-- end -->` replaced by the current one. */
export function withTables(document: string, all: readonly Evaluation[]): string {
  return document.replace(
    /(<!-- table: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, start: string, name: string, end: string) => {
      const table = tables[name];
      if (!table) throw new Error(`docs/corpus.md: there is no table named ${name}`);
      return `${start}\n${inMarkdown(table(all))}\n\n${end}`;
    },
  );
}
