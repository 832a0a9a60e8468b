import { apps } from './gateways/apps.ts';
import { balancers } from './gateways/balancers.ts';
import { cdns } from './gateways/cdns.ts';
import type { Gateway } from './gateways/gateway.ts';
import { platforms } from './gateways/platforms.ts';
import { proxies } from './gateways/proxies.ts';

/**
 * Every product that can be told from another's answer, nearest the visitor first. A new one is one entry
 * here and one case in test/corpus/.
 */
const table = { ...cdns, ...platforms, ...balancers, ...proxies, ...apps };

export type GatewayId = keyof typeof table;

export const gateways: Readonly<Record<GatewayId, Gateway>> = table;

export const gatewayIds = Object.keys(table) as readonly GatewayId[];
