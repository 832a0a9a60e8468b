import { Fragment } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { MessageKey } from '../../explanation/message.ts';
import type { Settings } from '../../settings/settings.ts';
import { type Choices, isValid, type SettingName, table } from '../../settings/table.ts';
import { choose } from '../../storage/settings-writer.ts';
import { text } from '../text.ts';
import { saving } from './chosen.ts';
import {
  choiceHints,
  choiceLabels,
  hints,
  labels,
  type OneOfName,
  type WholeName,
  type YesNoName,
} from './words.ts';

interface RowProps<N extends SettingName> {
  readonly name: N;
  readonly settings: Settings;
}

const isLocked = ({ policy }: Settings, name: SettingName) => policy.locked.has(name);

/** One of a few words, as radio buttons. */
export function OneOfRow({ name, settings }: RowProps<OneOfName>) {
  const words: Readonly<Record<string, MessageKey>> = choiceLabels[name];
  const notes: Partial<Readonly<Record<string, MessageKey>>> = choiceHints[name] ?? {};
  const note = useId();
  return (
    <fieldset disabled={isLocked(settings, name)}>
      <legend>{text({ key: labels[name] })}</legend>
      {table[name].values.map((value) => (
        <Fragment key={value}>
          <label class="choice">
            <input
              type="radio"
              name={name}
              value={value}
              checked={settings.general[name] === value}
              aria-describedby={notes[value] && `${note}-${value}`}
              onChange={() => saving(choose({ [name]: value } as Choices))}
            />
            {text({ key: words[value] ?? labels[name] })}
          </label>
          {notes[value] && (
            <p class="note" id={`${note}-${value}`}>
              {text({ key: notes[value] })}
            </p>
          )}
        </Fragment>
      ))}
      <Note name={name} settings={settings} />
    </fieldset>
  );
}

interface YesNoProps extends RowProps<YesNoName> {
  /** What is done in place of storing the choice. */
  readonly onChoose?: (value: boolean) => void;
}

/** A box to tick. */
export function YesNoRow({ name, settings, onChoose }: YesNoProps) {
  const note = useId();
  const chose = onChoose ?? ((value) => saving(choose({ [name]: value } as Choices)));
  return (
    <div class="row">
      <label class="choice">
        <input
          type="checkbox"
          name={name}
          checked={settings.general[name]}
          disabled={isLocked(settings, name)}
          aria-describedby={note}
          onChange={({ currentTarget: box }) => {
            const { checked } = box;
            // What must be allowed first is not shown as chosen before it is.
            if (onChoose) box.checked = settings.general[name];
            chose(checked);
          }}
        />
        {text({ key: labels[name] })}
      </label>
      <Note name={name} settings={settings} id={note} />
    </div>
  );
}

/** How much of what is stored one of the unit is that its user counts in. */
const sizes = { try: 1, day: 1, minute: 60_000 };

/** A whole number; one out of bounds is not stored, and said to be so. */
export function WholeRow({ name, settings }: RowProps<WholeName>) {
  const { minimum, maximum, unit } = table[name];
  const size = sizes[unit];
  const [wrong, setWrong] = useState(false);
  const [input, note] = [useId(), useId()];
  return (
    <div class="row">
      <label class="field" for={input}>
        {text({ key: labels[name] })}
      </label>
      <input
        id={input}
        type="number"
        name={name}
        inputMode="numeric"
        min={minimum / size}
        max={maximum / size}
        value={settings.general[name] / size}
        disabled={isLocked(settings, name)}
        aria-describedby={note}
        aria-invalid={wrong}
        onChange={({ currentTarget: { valueAsNumber } }) => {
          const value = valueAsNumber * size;
          const sound = isValid(table[name], value);
          setWrong(!sound);
          if (sound) saving(choose({ [name]: value }));
        }}
      />
      <p class={wrong ? 'note wrong' : 'note'} id={note} aria-live="polite">
        {text({ key: 'options_bounds', values: [`${minimum / size}`, `${maximum / size}`] })}
        {isLocked(settings, name) && <Organisation />}
      </p>
    </div>
  );
}

function Note({ name, settings, id }: RowProps<SettingName> & { readonly id?: string }) {
  const hint = hints[name];
  const locked = isLocked(settings, name);
  return (
    <p class="note" id={id} hidden={!hint && !locked}>
      {hint && text({ key: hint })}
      {locked && <Organisation />}
    </p>
  );
}

/** Who it was that took the choice away. */
export function Organisation() {
  return <span class="organisation">{text({ key: 'options_set_by_organisation' })}</span>;
}
