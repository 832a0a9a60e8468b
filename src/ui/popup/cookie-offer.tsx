import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { requestCookies } from '../../browser/cookie-permission.ts';
import { text } from '../text.ts';

interface CookieOfferProps {
  /** Whether it takes the place of the popup's primary button. */
  readonly primary?: boolean;
  /** Whether the list of cookies is open. */
  readonly open: boolean;
  /** Called when the list may be opened next. */
  readonly onApproach: () => void;
  readonly onAllowed: () => void;
}

/** Offers to list the cookies of the page, for which it requests the permission. */
export function CookieOffer({ primary = false, open, onApproach, onAllowed }: CookieOfferProps) {
  const [refused, setRefused] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  // Before the headline takes the focus that was lost with the list.
  useLayoutEffect(() => {
    if (wasOpen.current && !open && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const request = async () => {
    // Must come first: the browser accepts the permission request only during the click.
    const allowed = requestCookies();
    onApproach();
    const isAllowed = await allowed;
    setRefused(!isAllowed);
    if (isAllowed) onAllowed();
  };
  return (
    <div class="clear" onPointerEnter={onApproach} onFocusIn={onApproach}>
      <div class="acts">
        <button
          ref={button}
          type="button"
          data-act="see-cookies"
          aria-expanded={open}
          class={primary && !open ? 'primary' : undefined}
          onClick={request}
        >
          {text({ key: 'cookies_see' })}
        </button>
      </div>
      <div role="status">{refused && <p>{text({ key: 'cookies_not_allowed' })}</p>}</div>
    </div>
  );
}
