import type { Address } from '../gateways/address.ts';

/**
 * Returns a proxy auto-config file as a `data:` URL: a name under `.example` at the default port goes through
 * the proxy, everything else directly. So a site needs no port in its URL, and a network's proxy can answer
 * for it.
 */
export function onlyForExamples({ host, port }: Address): string {
  const script = `function FindProxyForURL(url) {
    return /^http:\\/\\/[\\w.-]+\\.example\\//.test(url) ? 'PROXY ${host}:${port}' : 'DIRECT';
  }`;
  return `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`;
}
