import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { GatewayId } from '../diagnosis/gateways.ts';

/** Forward proxies and filters that usually run on the user's own device, although some serve a whole network. */
const onDevice: ReadonlySet<GatewayId> = new Set<GatewayId>([
  'eset',
  'kaspersky',
  'charles',
  'fiddler',
  'mitmproxy',
  'burp',
  'zap',
  'polipo',
  'privoxy',
  'cntlm',
]);

/** Returns whether a proxy refused the request because its list of devices lacks the user's, whatever the address. */
export function isDeviceRefused({
  generatedBy,
  cause,
  status,
}: Pick<Diagnosis, 'generatedBy' | 'cause' | 'status'>): boolean {
  return generatedBy === 'tinyproxy' && cause === 'network-proxy' && status === 403;
}

/** Returns whether what the user's network is blamed for may be the work of a program on the user's device. */
export function mayBeOnDevice({ generatedBy }: Pick<Diagnosis, 'generatedBy'>): boolean {
  return generatedBy !== null && generatedBy !== 'origin' && onDevice.has(generatedBy);
}
