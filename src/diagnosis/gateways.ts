import { apiGateways } from './gateways/api-gateways.ts';
import { apps } from './gateways/apps.ts';
import { balancers } from './gateways/balancers.ts';
import { botChecks } from './gateways/bot-checks.ts';
import { cdns } from './gateways/cdns.ts';
import { chineseCdns } from './gateways/chinese-cdns.ts';
import { cloudPlatforms } from './gateways/cloud-platforms.ts';
import { demoPlatforms } from './gateways/demo-platforms.ts';
import { envoyFamily } from './gateways/envoy.ts';
import { firewalls } from './gateways/firewalls.ts';
import { frameworks } from './gateways/frameworks.ts';
import type { Gateway } from './gateways/gateway.ts';
import { hosts } from './gateways/hosts.ts';
import { network } from './gateways/network.ts';
import { platforms } from './gateways/platforms.ts';
import { proxies } from './gateways/proxies.ts';
import { servers } from './gateways/servers.ts';
import { sites } from './gateways/sites.ts';
import { storage } from './gateways/storage.ts';
import { tunnels } from './gateways/tunnels.ts';
import { webHosts } from './gateways/web-hosts.ts';

/**
 * Every product that a response can reveal, nearest the user first. A new product is one entry in one of
 * these tables and one case in test/corpus/.
 */
const table = {
  ...network,
  ...cdns,
  ...chineseCdns,
  ...firewalls,
  ...botChecks,
  ...sites,

  ...platforms,
  ...cloudPlatforms,
  ...demoPlatforms,
  ...tunnels,
  ...hosts,
  ...webHosts,
  ...storage,
  ...balancers,
  ...apiGateways,
  ...envoyFamily,
  ...proxies,
  ...servers,
  ...frameworks,
  ...apps,
};

export type GatewayId = keyof typeof table;

export const gateways: Readonly<Record<GatewayId, Gateway>> = table;

export const gatewayIds = Object.keys(table) as readonly GatewayId[];
