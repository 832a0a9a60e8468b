import { resolve } from 'node:path';
import { build, type Rolldown } from 'vite';
import type { diagnose } from '../../src/diagnosis/diagnose-page.ts';

/**
 * Returns the diagnosis as it ships. What loads TypeScript here records a name for every function that is created, which
 * takes a tenth of the time of a diagnosis and is in no build.
 */
export async function shippedDiagnose(): Promise<typeof diagnose> {
  const entry = resolve(import.meta.dirname, '../../src/diagnosis/diagnose-page.ts');
  const [built] = (await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['es'] } },
  })) as readonly Rolldown.RolldownOutput[];
  const code = built?.output[0].code ?? '';
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    readonly diagnose: typeof diagnose;
  };
  return module.diagnose;
}
