import type { FailedPage } from '../../diagnosis/failed-page.ts';
import { meaningFor } from '../../explanation/code-meaning.ts';
import type { Message, MessageKey } from '../../explanation/message.ts';
import { paragraph, text } from '../text.ts';
import type { useOperatorParts } from './late-parts.ts';
import { MeaningIllustration } from './meaning-illustration.tsx';

interface CodeMeaningProps {
  readonly failed: FailedPage;
  /** Loaded with another chunk, so it may come later. */
  readonly operatorParts: ReturnType<typeof useOperatorParts>[0];
}

/** What a page's status means: which machine sends it, the usual reasons, and what to do about it. */
export function CodeMeaning({ failed, operatorParts }: CodeMeaningProps) {
  const meaning = meaningFor(failed.diagnosis);
  if (!meaning) return null;
  const { name, machine, reasons, advice, checks, related, sources, picture } = meaning;
  return (
    <>
      <MeaningIllustration picture={picture} />
      {name && (
        <p>
          <strong dir="ltr">{name}</strong>
        </p>
      )}
      <p>{paragraph(machine)}</p>
      <Heading title="meaning_reasons" />
      <ol>{reasons.map(item)}</ol>
      <Heading title="meaning_user" />
      <ul>{advice.map(item)}</ul>
      <Heading title="meaning_owner" />
      {operatorParts && <operatorParts.Checks ids={checks} failed={failed} />}
      {related.length > 0 && (
        <>
          <Heading title="meaning_related" />
          <ul>
            {related.map((code) => (
              <li key={code}>
                <bdi>{code}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <Heading title="meaning_sources" />
      <ul>
        {sources.map(({ label, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Heading({ title }: { title: MessageKey }) {
  return <h2>{text({ key: title })}</h2>;
}

function item(message: Message) {
  return <li key={message.key}>{text(message)}</li>;
}
