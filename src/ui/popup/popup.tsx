import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Explanation } from '../../explanation/explanation.ts';
import { viewOf } from '../../explanation/popup-view.ts';
import { text } from '../text.ts';
import { Acts, MoreActs } from './acts.tsx';
import { AskAccess } from './ask-access.tsx';
import { Chain } from './chain.tsx';
import { OwnersPart } from './owners-part.tsx';
import type { ShownTab } from './shown-tab.ts';
import { WhatNow } from './what-now.tsx';

/** All that the popup says; it keeps nothing but what is folded open. */
export function Popup({ shown }: { shown: ReadonlySignal<ShownTab> }) {
  const { tabId, url } = shown.value;
  const view = viewOf(shown.value, Date.now());
  const site = url !== undefined && URL.canParse(url) ? new URL(url).host : undefined;
  return (
    <>
      {site && <p class="site">{site}</p>}
      {view.kind === 'failing' ? (
        <>
          <Headline>{text(view.explanation.headline)}</Headline>
          <Chain links={view.explanation.chain} />
          <Said explanation={view.explanation} />
          <WhatNow prospect={view.prospect} tries={view.tries} />
          <Acts prospect={view.prospect} tabId={tabId} />
          <Reasons explanation={view.explanation} />
        </>
      ) : (
        <>
          <Headline>{text(view.headline)}</Headline>
          <p>{text(view.note)}</p>
          {view.tries > 0 && (
            <p class="quiet">{text({ key: 'popup_tries', values: [{ count: view.tries }] })}</p>
          )}
        </>
      )}
      <AskAccess url={url} />
      <MoreActs acts={view.more} tabId={tabId} />
      {view.kind === 'failing' && <OwnersPart owner={view.explanation.owner} />}
    </>
  );
}

function Said({ explanation: { happened, isItMe, howLong } }: { explanation: Explanation }) {
  return (
    <div class="said">
      <p>{happened.map(text).join(' ')}</p>
      <p>
        <strong>{text({ key: 'popup_is_it_me' })}</strong> {text(isItMe)}
      </p>
      {howLong && (
        <p>
          <strong>{text({ key: 'popup_how_long' })}</strong> {text(howLong)}
        </p>
      )}
    </div>
  );
}

function Reasons({ explanation: { evidence } }: { explanation: Explanation }) {
  if (evidence.length === 0) return null;
  return (
    <details>
      <summary>{text({ key: 'popup_why' })}</summary>
      <ul class="reasons">
        {evidence.map((message) => (
          <li key={message.key}>{text(message)}</li>
        ))}
      </ul>
    </details>
  );
}

/** Has the first focus, so that it is the first thing read aloud and no key press acts by accident. */
function Headline({ children }: { children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
