import type { FailedPage } from '../../diagnosis/failed-page.ts';
import { type CheckId, checksOf } from '../../explanation/check-commands.ts';
import { commandTargetOf } from '../../explanation/command-target.ts';
import type { Check } from '../../explanation/explanation.ts';
import { sanitize } from '../../explanation/sanitize.ts';
import { text } from '../text.ts';
import { CopyButton } from './copy-button.tsx';

const isWindows = navigator.userAgent.includes('Windows');

interface ChecksProps {
  readonly ids: readonly CheckId[];
  readonly failed: FailedPage;
}

/** Checks by their ids, with their commands for a failed page. */
export function Checks({ ids, failed: { page, diagnosis } }: ChecksProps) {
  return <CheckList checks={checksOf(ids, diagnosis, commandTargetOf(page.url))} />;
}

/** What the site's operator may check, with the commands for this system to copy. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return checks.map(({ text: words, commands }) => (
    <div key={words.key} class="check">
      <p>{text(words)}</p>
      {commands.map((command) => {
        const line = isWindows ? command.windows : command.unix;
        return (
          <div key={line} class="command">
            <code dir="ltr">{sanitize(line)}</code>
            <CopyButton label="popup_copy" act="copy-command" of={line} write={() => line} />
          </div>
        );
      })}
    </div>
  ));
}
