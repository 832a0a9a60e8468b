import { openOptions } from '../../browser/runtime.ts';
import { chainPictureOf } from '../../explanation/chain-picture.ts';
import { Chain } from '../popup/chain.tsx';
import { text } from '../text.ts';
import { AccessPart } from './access.tsx';
import { Choices } from './choices.tsx';
import { Example } from './example.tsx';
import { Whereabouts } from './whereabouts.tsx';

// The failure that is met most: all works but the site's own server.
const kinds = ['user', 'network', 'gateway', 'origin'] as const;
const links = chainPictureOf({
  chain: kinds.map((kind) => ({ kind, state: kind === 'origin' ? 'broken' : 'fine' })),
  confidence: 'high',
});

/** What a newcomer needs, on one calm page. */
export function Welcome() {
  return (
    <>
      <header>
        <img src="icons/gatelight.svg" alt="" width="56" height="56" />
        <h1>{text({ key: 'welcome_headline' })}</h1>
        <p>{text({ key: 'welcome_what' })}</p>
        <Chain links={links} />
      </header>
      <AccessPart />
      <section aria-labelledby="whereabouts">
        <h2 id="whereabouts">{text({ key: 'welcome_icon' })}</h2>
        <Whereabouts />
      </section>
      <section aria-labelledby="choices">
        <h2 id="choices">{text({ key: 'welcome_choices' })}</h2>
        <Choices />
      </section>
      <section aria-labelledby="example">
        <h2 id="example">{text({ key: 'welcome_try' })}</h2>
        <Example />
      </section>
      <footer>
        <p>{text({ key: 'welcome_end' })}</p>
        <button type="button" data-act="settings" onClick={() => void openOptions()}>
          {text({ key: 'welcome_settings' })}
        </button>
      </footer>
    </>
  );
}
