import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { shippedMessages } from '../../tools/build/shipped-messages.ts';
import { messagesIn } from '../../tools/locales/languages.ts';
import { inPseudoLocale, isPseudoLocale } from '../../tools/locales/pseudo.ts';

/** How a test's extension differs from the build that ships. */
export interface Alterations {
  /** The only language, whatever the browser's own is: a folder of `_locales`, or a pseudo-locale. */
  readonly locale?: string | undefined;
  /** Paths of additional files in its root, such as a script that a test loads into its pages. */
  readonly files?: readonly string[] | undefined;
  /** Optional permissions granted at installation: Chromium's prompt is a window that no test can click. */
  readonly granted?: readonly string[] | undefined;
  /** A script that runs in the background before its own. */
  readonly prelude?: string | undefined;
  /** A script that runs in each of its pages before their own. */
  readonly pagePrelude?: string | undefined;
}

/** Copies a build to a new folder and alters it; returns the folder. What is not altered stays where it is. */
export async function alteredBuild(build: string, folder: string, alterations: Alterations): Promise<string> {
  const { locale, files = [], granted = [], prelude, pagePrelude } = alterations;
  if (!locale && files.length === 0 && granted.length === 0 && !prelude && !pagePrelude) return build;
  await cp(build, folder, { recursive: true });
  for (const file of files) await cp(file, join(folder, basename(file)));
  if (locale) await speakOnly(join(folder, '_locales'), locale);
  if (granted.length > 0) await grant(join(folder, 'manifest.json'), granted);
  if (prelude) {
    const background = join(folder, 'background.js');
    await writeFile(background, `${prelude}\n${await readFile(background, 'utf8')}`);
  }
  if (pagePrelude) {
    await writeFile(join(folder, 'page-prelude.js'), pagePrelude);
    for (const page of (await readdir(folder)).filter((file) => file.endsWith('.html'))) {
      const html = await readFile(join(folder, page), 'utf8');
      await writeFile(
        join(folder, page),
        html.replace('<head>', '<head><script src="page-prelude.js"></script>'),
      );
    }
  }
  return folder;
}

/** Leaves the locale as `en`, the default that every browser falls back to, and removes all others. */
async function speakOnly(locales: string, locale: string): Promise<void> {
  const spoken = isPseudoLocale(locale) ? inPseudoLocale(messagesIn('en'), locale) : messagesIn(locale);
  await rm(locales, { recursive: true });
  await mkdir(join(locales, 'en'), { recursive: true });
  await writeFile(join(locales, 'en', 'messages.json'), shippedMessages(JSON.stringify(spoken)));
}

async function grant(file: string, granted: readonly string[]): Promise<void> {
  const manifest = JSON.parse(await readFile(file, 'utf8')) as GrantingManifest;
  const { permissions = [], optional_permissions: optional = [] } = manifest;
  const changed = {
    ...manifest,
    permissions: [...permissions, ...granted],
    // Firefox rejects a request for a permission that is not optional, and Chromium warns of one that is both.
    ...(!manifest.browser_specific_settings && {
      optional_permissions: optional.filter((name) => !granted.includes(name)),
    }),
  };
  await writeFile(file, JSON.stringify(changed));
}

interface GrantingManifest {
  readonly permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  /** Only a build for Firefox has them. */
  readonly browser_specific_settings?: object;
}
