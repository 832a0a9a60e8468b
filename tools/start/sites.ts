import type { Address } from '../../test/gateways/address.ts';
import {
  type Behavior,
  empty,
  form,
  maintenance,
  overloaded,
  recoversAfter,
  resets,
  silent,
} from '../../test/gateways/behaviors.ts';
import type { Gateway } from '../../test/gateways/daemon.ts';
import { startOrigin } from '../../test/gateways/origin.ts';
import { startApache } from '../../test/gateways/products/apache.ts';
import { startHaproxy } from '../../test/gateways/products/haproxy.ts';
import { startNginx } from '../../test/gateways/products/nginx.ts';
import { startVarnish } from '../../test/gateways/products/varnish.ts';
import { gateways } from '../setup/programs.ts';

const products = { nginx: startNginx, apache: startApache, haproxy: startHaproxy, varnish: startVarnish };
type Product = keyof typeof products;

/** How a site is broken, and how the page describes it. */
export interface Broken {
  readonly host: string;
  readonly title: string;
  readonly text: string;
  readonly product: Product;
  readonly app: Behavior | 'down';
}

/** All of them, in the order of the page. The first one's app can be started there. */
export const broken: readonly Broken[] = [
  {
    host: 'shop.example',
    title: 'The app is down',
    text: 'Nothing listens behind the gateway. Start the app and see the page come back without a click.',
    product: 'nginx',
    app: 'down',
  },
  {
    host: 'tickets.example',
    title: 'The app is too slow',
    text: 'It takes the request and never answers; the gateway waits two seconds.',
    product: 'apache',
    app: silent,
  },
  {
    host: 'news.example',
    title: 'The app breaks the connection',
    text: 'It reads the request and resets the connection, as a crashed process does.',
    product: 'varnish',
    app: resets,
  },
  {
    host: 'bank.example',
    title: 'The app has too much to do',
    text: 'It says so itself, with status 503, and does not say when to come again.',
    product: 'haproxy',
    app: overloaded,
  },
  {
    host: 'forum.example',
    title: 'Maintenance',
    text: 'The app asks to come again after 30 seconds (Retry-After).',
    product: 'nginx',
    app: maintenance(30),
  },
  {
    host: 'mail.example',
    title: 'Recovers after three tries',
    text: 'It breaks the connection three times, then it recovers. Each visit from here starts over.',
    product: 'haproxy',
    app: recoversAfter(3, resets),
  },
  {
    host: 'www.shop.example',
    title: 'A form',
    text: 'The form works; sending it meets a broken connection. Nothing may be sent twice.',
    product: 'nginx',
    app: form(resets),
  },
  {
    host: 'status.example',
    title: 'An empty answer',
    text: 'A 502 without a body: the browser shows a page of its own.',
    product: 'nginx',
    app: empty(502),
  },
];

export const programs = [...new Set(broken.map(({ product }) => gateways[product]))];

/** A running broken site. */
export interface Site extends Broken, Address {
  readonly name: string;
  /** Behaves so from the next request on. */
  become(app: Behavior | 'down'): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the gateway of a site, and the app behind it. */
export async function startSite(site: Broken): Promise<Site> {
  const origin = await startOrigin(site.app);
  let gateway: Gateway;
  try {
    gateway = await products[site.product]({ origin, timeLimit: 2 });
  } catch (error) {
    await origin.stop();
    throw error;
  }
  return {
    ...site,
    name: gateways[site.product].name,
    port: gateway.port,
    become: (app) => origin.become(app),
    async stop() {
      await gateway.stop();
      await origin.stop();
    },
  };
}
