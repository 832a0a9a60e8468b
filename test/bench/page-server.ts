import { startOrigin } from '../gateways/origin.ts';
import { pages } from './sites.ts';

// A process of its own (see `served.ts`): it reports its port, and ends with its parent.
const { port } = await startOrigin(pages);
process.send?.(port);
process.once('disconnect', () => process.exit());
