import type { FailedPage } from '../../diagnosis/failed-page.ts';
import { text } from '../text.ts';
import { OwnerDetails } from './owner-details.tsx';

/** The popup's part for the site's operator, with a link to the page that explains other responses. */
export function OwnerSection({ failed }: { failed: FailedPage }) {
  return (
    <>
      <OwnerDetails failed={failed} />
      <p>
        <a data-act="explain" href="explain.html" target="_blank" rel="noreferrer">
          {text({ key: 'paste_link' })}
        </a>
      </p>
    </>
  );
}
