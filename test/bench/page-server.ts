import { startOrigin } from '../gateways/origin.ts';
import { pages } from './sites.ts';

// A process of its own (see `served.ts`): it tells its port, and ends with the one that started it.
const { port } = await startOrigin(pages);
process.send?.(port);
process.once('disconnect', () => process.exit());
