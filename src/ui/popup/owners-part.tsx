import type { Owner } from '../../explanation/explanation.ts';
import { text } from '../text.ts';

const isWindows = navigator.userAgent.includes('Windows');

/** For the person who runs the site: the ids, checks and links, in the field's own terms. */
export function OwnersPart({ owner }: { owner: Owner }) {
  return (
    <details>
      <summary>{text({ key: 'popup_owner' })}</summary>
      <p>{text(owner.summary)}</p>
      {owner.ids.length > 0 && (
        <dl>
          {owner.ids.map(({ name, value }) => (
            <div key={name} class="pair">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {owner.checks.map(({ text: check, commands }) => (
        <div key={check.key}>
          <p>{text(check)}</p>
          {commands.map(({ unix, windows }) => (
            <code key={unix}>{isWindows ? windows : unix}</code>
          ))}
        </div>
      ))}
      {owner.links.map(({ label, url }) => (
        <p key={url}>
          <a href={url} target="_blank" rel="noreferrer">
            {text(label)}
          </a>
        </p>
      ))}
    </details>
  );
}
