import { useEffect, useRef } from 'preact/hooks';
import { browserKind } from '../../browser/platform.ts';
import { registrableDomain } from '../../browser/public-suffix.ts';
import type { ClearingAct } from '../../clearing/clearable-data.ts';
import { clearingOfferOf } from '../../explanation/clearing-messages.ts';
import { requestKindOf } from '../../navigation/request-kind.ts';
import { text } from '../text.ts';
import type { ShownTab } from './shown-tab.ts';
import { useEscape } from './use-escape.ts';

interface ClearConfirmationProps {
  readonly act: ClearingAct;
  readonly tab: Pick<ShownTab, 'storeId' | 'shown'>;
  readonly origin: string;
  readonly onConfirm: (act: ClearingAct) => void;
  readonly onCancel: () => void;
}

/** Lists what a clearing would delete, and asks for confirmation. */
export function ClearConfirmation({
  act,
  tab: { storeId, shown },
  origin,
  onConfirm,
  onCancel,
}: ClearConfirmationProps) {
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEscape(onCancel);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // A popup is at most 600 px high; the buttons must be visible together with what they act on.
    section.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { title, goes, notes } = clearingOfferOf(act, {
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
      <p>{text({ key: 'clear_list_title' })}</p>
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
        <button type="button" data-act="clear-cancel" onClick={onCancel}>
          {text({ key: 'button_cancel' })}
        </button>
        <button type="button" data-act="clear-confirm" class="primary" onClick={() => onConfirm(act)}>
          {text({ key: 'button_clear' })}
        </button>
      </div>
    </section>
  );
}
