/**
 * @typedef {object} Lock a package-lock.json, or the copy of it that npm leaves in node_modules
 * @property {Readonly<Record<string, { version?: string, optional?: boolean }>>} packages
 */

/**
 * Returns whether every package in the lock file is installed in exactly that version. Optional ones may be
 * absent: they are builds for other systems.
 *
 * @param {Lock} lock
 * @param {Lock} installed
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const present = installed.packages[path];
    return present ? present.version === version : optional === true;
  });
}
