import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';
import { executableOf } from './browser.ts';

// Half of the cost of starting Firefox is what it sets up in a new profile and then keeps there. So a profile
// that was started once, and showed nothing but an empty tab, is copied for each browser of the tests.

const template = resolve(import.meta.dirname, '../../.cache/firefox-profile');
const stamp = join(template, 'made-by.txt');

/** What one start leaves that is not for the next. */
const passing = ['lock', '.parentlock', 'user.js', 'sessionstore.jsonlz4', 'sessionstore-backups'];

/** Identifies this Firefox build: another one starts no faster with its profile. */
function maker(executable: string): string {
  const { size, mtimeMs } = statSync(executable);
  return `${executable} ${size} ${mtimeMs}`;
}

function isMade(): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === maker(executableOf('firefox'));
}

/** Prepares the profile that `copyProfile` copies, unless it exists; takes the time of one start. */
export async function prepareProfile(): Promise<void> {
  if (isMade()) return;
  const folder = `${template}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executableOf('firefox'),
    headless: true,
    userDataDir: folder,
  });
  await browser.close();
  for (const name of passing) rmSync(join(folder, name), { recursive: true, force: true });
  writeFileSync(join(folder, basename(stamp)), maker(executableOf('firefox')));
  publish(folder);
}

/**
 * Makes a prepared profile the template. Several processes prepare one at the same time, and the first may have copied its
 * own already: a template that is valid stays.
 */
function publish(folder: string): void {
  try {
    // Fails where there is one.
    renameSync(folder, template);
  } catch (error) {
    if (isMade()) {
      rmSync(folder, { recursive: true, force: true });
      return;
    }
    if (!existsSync(template)) throw error;
    rmSync(template, { recursive: true, force: true });
    renameSync(folder, template);
  }
}

/** Copies the profile that was prepared to a new folder, and returns that; undefined if none was prepared. */
export function copyProfile(folder: string): string | undefined {
  if (!isMade()) return undefined;
  cpSync(template, folder, { recursive: true });
  return folder;
}
