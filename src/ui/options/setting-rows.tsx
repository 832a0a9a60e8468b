import { Fragment } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { MessageKey } from '../../explanation/message.ts';
import type { Settings } from '../../settings/settings.ts';
import { type Choices, isValid, type SettingName, table } from '../../settings/table.ts';
import { choose } from '../../storage/settings-writer.ts';
import { text } from '../text.ts';
import { reportOutcome } from './options-state.ts';
import {
  type BooleanName,
  choiceHints,
  choiceLabels,
  type EnumName,
  hints,
  type IntegerName,
  labels,
} from './setting-labels.ts';

interface RowProps<N extends SettingName> {
  readonly name: N;
  readonly settings: Settings;
}

const isLocked = ({ policy }: Settings, name: SettingName) => policy.locked.has(name);

/** A setting with a few named values, as radio buttons. */
export function EnumRow({ name, settings }: RowProps<EnumName>) {
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
              onChange={() => reportOutcome(choose({ [name]: value } as Choices))}
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

interface BooleanRowProps extends RowProps<BooleanName> {
  /** Called instead of storing the value. */
  readonly onChoose?: (value: boolean) => void;
}

/** A setting that is on or off, as a checkbox. */
export function BooleanRow({ name, settings, onChoose }: BooleanRowProps) {
  const note = useId();
  const change = onChoose ?? ((value) => reportOutcome(choose({ [name]: value } as Choices)));
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
            // Until a required permission is granted, the checkbox keeps its previous state.
            if (onChoose) box.checked = settings.general[name];
            void change(checked);
          }}
        />
        {text({ key: labels[name] })}
      </label>
      <Note name={name} settings={settings} id={note} />
    </div>
  );
}

/** How many of the stored unit one displayed unit is. */
const sizes = { try: 1, day: 1, minute: 60_000 };

/** A setting that is a whole number. One out of bounds is marked as invalid and not stored. */
export function IntegerRow({ name, settings }: RowProps<IntegerName>) {
  const { minimum, maximum, unit } = table[name];
  const size = sizes[unit];
  const [invalid, setInvalid] = useState(false);
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
        aria-invalid={invalid}
        onChange={({ currentTarget: { valueAsNumber } }) => {
          const value = valueAsNumber * size;
          const valid = isValid(table[name], value);
          setInvalid(!valid);
          if (valid) void reportOutcome(choose({ [name]: value }));
        }}
      />
      <p class={invalid ? 'note invalid' : 'note'} id={note} aria-live="polite">
        {text({ key: 'options_range', values: [`${minimum / size}`, `${maximum / size}`] })}
        {isLocked(settings, name) && <SetByOrganization />}
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
      {locked && <SetByOrganization />}
    </p>
  );
}

/** Says that the organization's policy sets this value. */
export function SetByOrganization() {
  return <span class="organization">{text({ key: 'options_set_by_organization' })}</span>;
}
