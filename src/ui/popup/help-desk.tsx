import type { HelpDesk } from '../../settings/policy.ts';
import { text } from '../text.ts';

/** Whom the reader may turn to, as the organisation has it; its words stay text. */
export function HelpDeskLine({ help: { line, link } }: { help: HelpDesk }) {
  const words = <bdi>{line ?? link?.replace(/^mailto:/i, '')}</bdi>;
  return (
    <p class="help">
      {text({ key: 'popup_help' })}{' '}
      {link === undefined ? (
        words
      ) : (
        <a href={link} target="_blank" rel="noreferrer">
          {words}
        </a>
      )}
    </p>
  );
}
