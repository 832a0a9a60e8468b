import { posix } from 'node:path';

const pure = [
  'navigation',
  'diagnosis',
  'history',
  'settings',
  'clearing',
  'cookies',
  'pasted',
  'parts',
  'outage',
  'frames',
  'check',
  'explanation',
];
const messages = ['messages.ts', 'shape.ts', 'within.ts'];

/** What each module of `src/`, a folder or a file, may import besides itself. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  'shape.ts': [],
  'within.ts': [],
  navigation: [],
  diagnosis: ['navigation'],
  history: ['diagnosis', 'shape.ts'],
  settings: ['navigation', 'diagnosis', 'shape.ts'],
  clearing: ['navigation', 'diagnosis'],
  cookies: ['navigation', 'diagnosis', 'messages.ts'],
  pasted: ['navigation', 'diagnosis', 'shape.ts'],
  parts: [],
  outage: ['navigation', 'diagnosis', 'history', 'settings'],
  frames: ['navigation', 'diagnosis', 'settings', 'outage'],
  check: ['navigation', 'diagnosis', 'outage', 'shape.ts'],
  'messages.ts': ['navigation', 'diagnosis', 'history', 'clearing', 'shape.ts'],
  explanation: [
    'navigation',
    'diagnosis',
    'history',
    'settings',
    'clearing',
    'cookies',
    'pasted',
    'outage',
    'parts',
    'check',
    'messages.ts',
  ],
  browser: ['navigation', 'diagnosis', 'clearing', 'cookies', 'check', 'parts', 'within.ts'],
  storage: [...pure.filter((module) => module !== 'explanation'), 'browser', 'shape.ts', 'within.ts'],
  background: [...pure, ...messages, 'storage', 'browser'],
  // Every action on a tab goes through a message, so that nothing bypasses the outage engine.
  ui: [
    ...pure,
    ...messages,
    'storage',
    ...[
      'action',
      'clearing-permission',
      'commands',
      'connections',
      'cookie-permission',
      'cookies',
      'front-tab',
      'i18n',
      'late-script',
      'notifications',
      'page-parts',
      'permissions',
      'platform',
      'public-suffix',
      'runtime',
    ].map((adapter) => `browser/${adapter}.ts`),
  ],
};

/** The one file that may import a package, types aside. */
const importers: Readonly<Record<string, string>> = { 'webextension-polyfill': 'src/browser/api.ts' };

/** The only folder whose files may import a file. */
const visibleIn: Readonly<Record<string, string>> = { 'src/browser/api.ts': 'src/browser/' };

const imports = /^\s*(import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^'?]+)/gm;
const lateImports = /\bimport\(\s*'([^'?]+)/g;

/** Returns `file: reason` for each import among files of `src/`, given as path and text, that a rule forbids. */
export function forbiddenImports(files: readonly (readonly [file: string, text: string])[]): string[] {
  return files.flatMap(([file, text]) => {
    const found = [
      ...[...text.matchAll(imports)].map(([, , type, target = '']) => ({ target, isType: Boolean(type) })),
      ...[...text.matchAll(lateImports)].map(([, target = '']) => ({ target, isType: false })),
    ];
    return found.flatMap(({ target, isType }) => {
      const reason = target.startsWith('.')
        ? reasonAgainst(file, posix.join(posix.dirname(file), target))
        : reasonAgainstPackage(file, target, isType);
      return reason ? [`${file}: ${reason}`] : [];
    });
  });
}

function reasonAgainst(file: string, target: string): string | undefined {
  const folder = visibleIn[target];
  if (folder && !file.startsWith(folder)) return `only ${folder} may import ${target}`;
  if (!target.startsWith('src/')) return undefined;
  const [from, to] = [moduleOf(file), moduleOf(target)];
  const allowed = mayImport[from];
  if (!allowed) return `${from} has no row in the table of dependencies`;
  const isAllowed = from === to || allowed.includes(to) || allowed.includes(target.slice('src/'.length));
  return isAllowed ? undefined : `${from} may not import ${target}`;
}

function reasonAgainstPackage(file: string, name: string, isType: boolean): string | undefined {
  const importer = importers[name];
  if (!importer || importer === file) return undefined;
  return isType && file.startsWith('src/browser/') ? undefined : `only ${importer} may import ${name}`;
}

/** `src/outage/step.ts` → `outage`, `src/shape.ts` → `shape.ts`. */
function moduleOf(file: string): string {
  return file.split('/')[1] ?? '';
}
