import type { HelpDesk } from '../../settings/policy.ts';
import { text } from '../text.ts';

/**
 * Names the help desk that the organization's policy sets. The policy's words are rendered as text, never as markup.
 */
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
