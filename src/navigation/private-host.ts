import { parseWebUrl } from './url.ts';

/**
 * Names reserved for private use (RFC 6761, RFC 8375, `internal` by ICANN's resolution of 2024), names
 * commonly used in private networks without being reserved (RFC 6762, appendix G; `localdomain`), and the
 * name of a common home router.
 */
const privateName =
  /(?:^|\.)(?:localhost|local|test|home\.arpa|internal|intranet|private|corp|home|lan|localdomain|fritz\.box)$/;

/**
 * Returns whether the URL's host is private: localhost, a private or loopback IP literal, a single-label
 * name, or a name in a private domain. Names are not resolved. False for anything but http(s) URLs.
 */
export function isPrivateHost(url: string): boolean {
  const host = hostOf(url);
  if (!host) return false;
  if (host.startsWith('[')) return isPrivateIpv6(host.slice(1, -1));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPrivateIpv4(host);
  return !host.includes('.') || privateName.test(host);
}

function hostOf(url: string): string | undefined {
  return parseWebUrl(url)?.hostname.replace(/\.$/, '');
}

/**
 * Matches the ranges of RFC 1918 (private), 1122 (loopback, this host), 3927 (link-local), 6598
 * (carrier-grade NAT).
 */
function isPrivateIpv4(host: string): boolean {
  return /^(?:0|10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
    host,
  );
}

/**
 * Matches the ranges of RFC 4291 (unspecified, loopback, link-local, IPv4-mapped) and 4193 (unique local).
 */
function isPrivateIpv6(host: string): boolean {
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host);
  if (mapped) {
    const [high, low] = [Number.parseInt(mapped[1] ?? '', 16), Number.parseInt(mapped[2] ?? '', 16)];
    return isPrivateIpv4(`${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`);
  }
  return /^(?:::1?$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(host);
}
