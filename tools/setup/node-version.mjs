/**
 * Returns whether a version of Node.js is at least the one that `engines` names, such as ">=20.19".
 *
 * @param {string} version such as "24.1.0"
 * @param {string} range
 */
export function isSupported(version, range) {
  const [least = [], found = []] = [range.replace('>=', ''), version].map((text) =>
    text.split('.').map(Number),
  );
  const [major = 0, minor = 0] = found;
  const [leastMajor = 0, leastMinor = 0] = least;
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
