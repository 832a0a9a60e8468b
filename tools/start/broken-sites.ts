import { startDirectory } from './directory.ts';
import { broken, type Site, startSite } from './sites.ts';

/** All broken sites of `npm start`, running. */
export interface BrokenSites {
  /** The port of the page that lists them. */
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts all broken sites and the page that lists them. Stops those that run if one fails. */
export async function startBrokenSites(): Promise<BrokenSites> {
  console.log(`Starting ${broken.length} broken sites on this machine …`);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.reverse()) await each();
  };
  try {
    const sites: Site[] = [];
    for (const each of broken) {
      const site = await startSite(each);
      stops.push(site.stop);
      sites.push(site);
    }
    const directory = await startDirectory(sites);
    stops.push(directory.stop);
    return { port: directory.port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
