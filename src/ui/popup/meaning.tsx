import type { MessageKey } from '../../explanation/message.ts';
import type { View } from '../../explanation/view.ts';
import { paragraph, text } from '../text.ts';

interface MeaningProps {
  readonly view: Pick<View, 'happened' | 'isItMe' | 'commonCause' | 'howLong'>;
}

/** Says what happened, whether the user caused it, and how long it may last. */
export function Meaning({ view: { happened, isItMe, commonCause, howLong } }: MeaningProps) {
  const answers: [MessageKey, string][] = [];
  if (isItMe) answers.push(['popup_is_it_me', paragraph([isItMe, commonCause])]);
  if (howLong) answers.push(['popup_how_long', text(howLong)]);
  return (
    <div class="meaning">
      <p>{paragraph(happened)}</p>
      {answers.map(([question, answer]) => (
        <p key={question}>
          <strong>{text({ key: question })}</strong> {answer}
        </p>
      ))}
    </div>
  );
}
