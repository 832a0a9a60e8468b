import { apache } from './failures/apache.ts';
import { caddy } from './failures/caddy.ts';
import { chains } from './failures/chains.ts';
import type { Failure } from './failures/failure.ts';
import { haproxy } from './failures/haproxy.ts';
import { lighttpd } from './failures/lighttpd.ts';
import { nginx } from './failures/nginx.ts';
import { privoxy } from './failures/privoxy.ts';
import { forwardSquid, squid } from './failures/squid.ts';
import { tinyproxy } from './failures/tinyproxy.ts';
import { trafficserver } from './failures/trafficserver.ts';
import { varnish } from './failures/varnish.ts';

/** Every failure that is reproduced with real gateways. */
export const failures: readonly Failure[] = [
  nginx,
  haproxy,
  varnish,
  apache,
  squid,
  forwardSquid,
  caddy,
  lighttpd,
  trafficserver,
  tinyproxy,
  privoxy,
  chains,
].flat();
