import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort, LOOPBACK } from '../../test/gateways/address.ts';
import { healthy } from '../../test/gateways/behaviors.ts';
import { page } from './page.ts';
import type { Site } from './sites.ts';

/** The server of the page that lists the sites. */
export interface Directory {
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves the page on a free port of loopback; the first site's app can be started and stopped from it. */
export async function startDirectory(sites: readonly Site[]): Promise<Directory> {
  let up = false;
  let visits = 0;

  const list = (request: IncomingMessage) => {
    visits += 1;
    // The names resolve to this machine only in the browser that was launched; any other uses the IP address.
    const byName = request.headers.host?.includes('.example');
    return page(
      sites.map((site, nth) => ({
        ...site,
        // A path of its own for each visit: the app that recovers counts its attempts by path.
        url: `http://${byName ? site.host : LOOPBACK}:${site.port}/${visits}`,
        ...(nth === 0 && { up }),
      })),
    );
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'POST') {
      up = request.url === '/up';
      await sites[0]?.become(up ? healthy : 'down');
      response.writeHead(303, { Location: '/' }).end();
    } else if (request.url === '/') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(list(request));
    } else {
      response.writeHead(404).end();
    }
  };

  const server = createServer((request, response) => void answer(request, response));
  const port = await freePort();
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  return {
    port,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
