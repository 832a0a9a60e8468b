import { useState } from 'preact/hooks';
import { type CookieGroup, groupCookies } from '../../cookies/cookie-groups.ts';
import { labelsOf, mayBeOfOtherPort } from '../../cookies/cookie-labels.ts';
import { cookieLimitOf, targetSize } from '../../cookies/cookie-limits.ts';
import { proposeRemoval } from '../../cookies/proposal.ts';
import { headerSize, type SiteCookie } from '../../cookies/site-cookie.ts';
import type { FailedPage } from '../../diagnosis/failed-page.ts';
import { labelMessage, leftMessage, sizeMessage, sizeMessages } from '../../explanation/cookies-messages.ts';
import { paragraph, text, valueText } from '../text.ts';

interface CookieChoicesProps {
  readonly failed: FailedPage;
  /** The cookies that the browser sends to the page; at least one. */
  readonly cookies: readonly SiteCookie[];
  readonly onRemove: (ids: readonly number[]) => Promise<void>;
  readonly onCancel: () => void;
}

/** Lists cookies by size, with those checked that should be removed. */
export function CookieChoices({
  failed: { page, diagnosis },
  cookies,
  onRemove,
  onCancel,
}: CookieChoicesProps) {
  const [groups] = useState(() => groupCookies(cookies));
  const size = headerSize(cookies);
  const limit = cookieLimitOf(diagnosis, page.url);
  const target = targetSize(size, limit);
  const [proposed] = useState(() => proposeRemoval(groups, size - target));
  const [chosen, setChosen] = useState<ReadonlySet<CookieGroup>>(() => new Set(proposed));
  const [busy, setBusy] = useState(false);
  const left = headerSize(groups.flatMap((group) => (chosen.has(group) ? [] : group.cookies)));
  const needsSignIn = proposed.some(isSignIn);
  const idle = busy || chosen.size === 0;

  const toggle = (group: CookieGroup) =>
    setChosen(new Set(groups.filter((one) => (one === group ? !chosen.has(one) : chosen.has(one)))));
  const remove = () => {
    setBusy(true);
    void onRemove([...chosen].flatMap((group) => group.cookies.map(({ id }) => id)));
  };

  return (
    <>
      <p>{paragraph(sizeMessages(size, limit, diagnosis))}</p>
      {mayBeOfOtherPort(page.url) && (
        <p class="note">{text({ key: 'cookies_other_ports', values: [new URL(page.url).hostname] })}</p>
      )}
      {/* Firefox would make a region that scrolls a tab stop of its own. */}
      <fieldset tabIndex={-1}>
        <legend class="hidden">{text({ key: 'cookies_list' })}</legend>
        {groups.map((group, nth) => (
          <label key={nth} data-purpose={group.purpose}>
            <input type="checkbox" checked={chosen.has(group)} onChange={() => toggle(group)} />
            {/* The spaces part the words for a screen reader; a grid does not show them. */}
            <bdi>{valueText(group.name)}</bdi> <span>{text(sizeMessage(group.size))}</span>{' '}
            <small>
              {labelsOf(group, page.url)
                .map((label) => text(labelMessage(label)))
                .join(' · ')}
            </small>
          </label>
        ))}
      </fieldset>
      <div role="status">
        <p>{text(leftMessage(left, target))}</p>
        {[...chosen].some(isSignIn) && <p>{text({ key: 'cookies_sign_in_chosen' })}</p>}
      </div>
      {needsSignIn && <p class="note">{text({ key: 'cookies_sign_in_needed' })}</p>}
      <p class="note">{text({ key: 'cookies_only_names' })}</p>
      <div class="acts">
        <button type="button" data-act="cookies-cancel" onClick={onCancel}>
          {text({ key: 'button_cancel' })}
        </button>
        <button
          type="button"
          data-act="cookies-remove"
          class="primary"
          aria-disabled={idle}
          onClick={() => idle || remove()}
        >
          {text({ key: 'cookies_remove' })}
        </button>
      </div>
    </>
  );
}

function isSignIn({ purpose }: CookieGroup): boolean {
  return purpose === 'sign-in';
}
