import { useState } from 'preact/hooks';

async function importParts() {
  const module = await import('./operator-parts.ts');
  return module.operatorParts;
}

type OperatorParts = Awaited<ReturnType<typeof importParts>>;

let loaded: OperatorParts | undefined;

/**
 * Returns the parts for the site's operator once they are loaded, and a function that loads them. Few users open their
 * sections, so the popup starts without them. A load that fails leaves them undefined; the next call tries again.
 */
export function useOperatorParts(): readonly [parts: OperatorParts | undefined, load: () => void] {
  const [parts, setParts] = useState(loaded);
  const show = (all: OperatorParts) => {
    loaded = all;
    setParts(all);
  };
  const load = () => {
    if (!parts) void importParts().then(show, () => undefined);
  };
  return [parts, load];
}
