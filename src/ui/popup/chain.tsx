import type { HopState } from '../../diagnosis/hop.ts';
import type { Link } from '../../explanation/explanation.ts';
import type { Message, MessageKey } from '../../explanation/message.ts';
import type { ProductName } from '../../explanation/product-names.ts';
import { text, valueText } from '../text.ts';

const states: Readonly<Record<HopState, MessageKey>> = {
  fine: 'popup_state_fine',
  broken: 'popup_state_broken',
  unknown: 'popup_state_unknown',
};

// A screen (you), radio waves (your network), a door (front door) and a browser window (website).
const glyphs = [
  'M12 14.5h16v10H12zM17 28.5h6',
  'M11.5 18.5a12 12 0 0 1 17 0M14.5 22a7.7 7.7 0 0 1 11 0M20 26.4v.2',
  'M14 28.5v-13a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v13M11 28.5h18M22.5 21v.4',
  'M11.5 12.5h17v15h-17zM11.5 17h17M15 21h6M15 24h10',
];

// A check mark, a cross and a question mark, so that the states do not depend on color.
const markPaths: Readonly<Record<HopState, string>> = {
  fine: 'M29 33.2l2.2 2.2 4-4.6',
  broken: 'M29.3 30.3l5.4 5.4m0-5.4l-5.4 5.4',
  unknown: 'M30.2 31.4a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.9.6-.9 1.1m0 1.9v.1',
};

/** Draws the four hops from the user to the site with the state of each. A screen reader reads it as one sentence. */
export function Chain({ links }: { links: readonly Link[] }) {
  const label = links.map((link) => text(hopMessage(link))).join('. ');
  return (
    <div class="chain" role="img" aria-label={`${text({ key: 'popup_chain' })}. ${label}.`}>
      {links.map(({ name, state, product }, nth) => (
        <div key={name.key} class={`hop ${state}`}>
          {nth > 0 && <Connection state={connectionTo(links, nth)} />}
          <svg viewBox="0 0 40 40" aria-hidden="true">
            <circle class="body" cx="20" cy="20" r="17" />
            <path class="glyph" d={glyphs[nth]} />
            <circle class="seal" cx="32" cy="33" r="7" />
            <path class="mark" d={markPaths[state]} />
          </svg>
          <span>{text(name)}</span>
          <Product name={product} />
        </div>
      ))}
    </div>
  );
}

function Product({ name }: { name: ProductName | undefined }) {
  const words = name && valueText(name);
  return (
    <span class="product" title={words}>
      {words}
    </span>
  );
}

function hopMessage({ name, state, product }: Link): Message {
  const stateText = text({ key: states[state] });
  return product
    ? { key: 'popup_chain_product', values: [text(name), product, stateText] }
    : { key: 'popup_chain_hop', values: [text(name), stateText] };
}

/** Returns the state of the line to a hop: broken if the hop is broken, unknown if either end is unknown. */
function connectionTo(links: readonly Link[], nth: number): HopState {
  const ends = [links[nth - 1]?.state, links[nth]?.state];
  if (ends[1] === 'broken') return 'broken';
  return ends.includes('unknown') ? 'unknown' : 'fine';
}

function Connection({ state }: { state: HopState }) {
  return (
    <span class={`way ${state}`}>
      {state === 'broken' && (
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <path d="M3 12l3-10M8 12l3-10" />
        </svg>
      )}
    </span>
  );
}
