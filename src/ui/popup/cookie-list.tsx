import { useEffect, useRef, useState } from 'preact/hooks';
import { type CookieJar, openCookieJar } from '../../browser/cookies.ts';
import { sentCookies } from '../../cookies/sent-cookies.ts';
import type { FailedPage } from '../../diagnosis/failed-page.ts';
import type { MessageKey } from '../../explanation/message.ts';
import { text } from '../text.ts';
import { CookieChoices } from './cookie-choices.tsx';
import { useEscape } from './use-escape.ts';

interface CookieListProps {
  readonly tabId: number;
  readonly failed: FailedPage;
  /** Removes cookies of the jar by their ids. */
  readonly onRemove: (jar: CookieJar, ids: readonly number[]) => Promise<void>;
  readonly onCancel: () => void;
}

/** Reads the cookies that the browser sends to a page, and lets the user choose which to remove. */
export function CookieList({ tabId, failed, onRemove, onCancel }: CookieListProps) {
  const { url } = failed.page;
  // Null if the browser does not show them.
  const [jar, setJar] = useState<CookieJar | null>();
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEscape(onCancel);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    openCookieJar(tabId, url).then(setJar, () => setJar(null));
  }, []);
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), [jar]);

  const sent = jar ? sentCookies(jar.cookies, url) : [];
  const missing: MessageKey =
    jar === undefined ? 'cookies_reading' : jar === null ? 'cookies_unreadable' : 'cookies_none';
  return (
    <section ref={section} class="clear cookies" data-cookies="listed">
      <h2 ref={heading} tabIndex={-1}>
        {text({ key: 'cookies_title', values: [new URL(url).hostname] })}
      </h2>
      {jar && sent.length > 0 ? (
        <CookieChoices
          failed={failed}
          cookies={sent}
          onRemove={(ids) => onRemove(jar, ids)}
          onCancel={onCancel}
        />
      ) : (
        <>
          <p role="status">{text({ key: missing })}</p>
          <div class="acts">
            <button type="button" data-act="cookies-cancel" onClick={onCancel}>
              {text({ key: 'button_cancel' })}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
