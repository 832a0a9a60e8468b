import { useEffect, useRef } from 'preact/hooks';
import { browserKind } from '../../browser/platform.ts';
import { registrableDomain } from '../../browser/public-suffix.ts';
import type { ClearingAct } from '../../clearing/what-goes.ts';
import { offerOf } from '../../explanation/clearing-words.ts';
import { requestKindOf } from '../../navigation/request-kind.ts';
import { text } from '../text.ts';
import type { ShownTab } from './shown-tab.ts';
import { useEscape } from './use-escape.ts';

interface ClearOfferProps {
  readonly act: ClearingAct;
  readonly tab: Pick<ShownTab, 'storeId' | 'shown'>;
  readonly origin: string;
  readonly answer: (act: ClearingAct) => void;
  readonly cancel: () => void;
}

/** Says what a clearing would do, and waits for a yes. */
export function ClearOffer({ act, tab: { storeId, shown }, origin, answer, cancel }: ClearOfferProps) {
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEscape(cancel);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // Popups end at 600 px: both buttons are to be seen with what they are about.
    section.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { title, goes, notes } = offerOf(act, {
    browser: browserKind(),
    origin,
    inContainer: storeId.startsWith('firefox-container-'),
    fromForm: shown !== undefined && requestKindOf(shown.page) === 'form',
    cookieDomain: registrableDomain(new URL(origin).hostname),
  });
  return (
    <section ref={section} class="clear" data-clear={act}>
      <h2 ref={heading} tabIndex={-1}>
        {text(title)}
      </h2>
      <p>{text({ key: 'clear_goes' })}</p>
      <ul>
        {goes.map((message) => (
          <li key={message.key}>{text(message)}</li>
        ))}
      </ul>
      {notes.map((message) => (
        <p key={message.key} class="note">
          {text(message)}
        </p>
      ))}
      <div class="acts">
        <button type="button" data-act="clear-cancel" onClick={cancel}>
          {text({ key: 'button_cancel' })}
        </button>
        <button type="button" data-act="clear-confirm" class="primary" onClick={() => answer(act)}>
          {text({ key: 'button_clear' })}
        </button>
      </div>
    </section>
  );
}
