// Checks the imports of src/ against the table of dependencies; Biome forbids the cycles.
import { readdirSync, readFileSync } from 'node:fs';
import { forbiddenImports } from './dependency-rules.ts';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
  .map((file) => [file, readFileSync(file, 'utf8')] as const);

const found = forbiddenImports(files);
for (const line of found) console.log(line);
process.exitCode = found.length === 0 ? 0 : 1;
