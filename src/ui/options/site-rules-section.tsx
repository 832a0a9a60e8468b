import { useId, useState } from 'preact/hooks';
import { originFromInput } from '../../settings/rules-by-origin.ts';
import { type RetryMode, retryModes } from '../../settings/table.ts';
import { setSiteRule } from '../../storage/settings-writer.ts';
import { text } from '../text.ts';
import { type OptionsState, reportOutcome } from './options-state.ts';
import { choiceLabels } from './setting-labels.ts';
import { SetByOrganization } from './setting-rows.tsx';

// Nobody reads a longer list; the search finds the rest.
const maxShown = 100;

/** The rules for single sites, with controls to search, add, change and remove them. */
export function SiteRulesSection({ state: { settings, ownRules } }: { state: OptionsState }) {
  const [part, setPart] = useState('');
  const search = useId();
  const locked = settings.policy.locked.has('siteRules');
  const all = Object.entries(settings.siteRules).sort(([a], [b]) => a.localeCompare(b));
  const found = all.filter(([origin]) => origin.includes(part.trim().toLowerCase()));
  return (
    <>
      {!locked && <NewRule />}
      {locked && <SetByOrganization />}
      {all.length === 0 ? (
        <p class="note">{text({ key: 'options_site_none' })}</p>
      ) : (
        <div class="row">
          <label class="field" for={search}>
            {text({ key: 'options_site_search' })}
          </label>
          <input
            id={search}
            type="search"
            name="search"
            value={part}
            onInput={({ currentTarget }) => setPart(currentTarget.value)}
          />
        </div>
      )}
      <ul class="rules">
        {found.slice(0, maxShown).map(([origin, mode]) => (
          <Rule
            key={origin}
            origin={origin}
            mode={mode}
            own={Object.hasOwn(ownRules, origin)}
            locked={locked}
          />
        ))}
      </ul>
      <p class="note" role="status">
        {all.length > 0 && found.length === 0 && text({ key: 'options_site_not_found' })}
        {found.length > maxShown && text({ key: 'options_site_more' })}
      </p>
    </>
  );
}

function NewRule() {
  const [address, setAddress] = useState('');
  const [mode, setMode] = useState<RetryMode>('ask');
  const [invalid, setInvalid] = useState(false);
  const [input, select, note] = [useId(), useId(), useId()];
  return (
    <form
      class="new-rule"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const origin = originFromInput(address);
        setInvalid(origin === undefined);
        if (origin === undefined) return;
        void reportOutcome(setSiteRule(origin, mode));
        setAddress('');
      }}
    >
      <div class="row">
        <label class="field" for={input}>
          {text({ key: 'options_site_address' })}
        </label>
        <input
          id={input}
          type="text"
          inputMode="url"
          name="address"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={address}
          aria-invalid={invalid}
          aria-describedby={note}
          onInput={({ currentTarget }) => setAddress(currentTarget.value)}
        />
      </div>
      <div class="row">
        <label class="field" for={select}>
          {text({ key: 'options_site_mode' })}
        </label>
        <ModeSelect id={select} name="mode" mode={mode} onChoose={setMode} />
      </div>
      <button type="submit">{text({ key: 'options_site_add' })}</button>
      <p class="note invalid" id={note} role="status">
        {invalid && text({ key: 'options_site_invalid' })}
      </p>
    </form>
  );
}

interface RuleProps {
  readonly origin: string;
  readonly mode: RetryMode;
  readonly own: boolean;
  readonly locked: boolean;
}

function Rule({ origin, mode, own, locked }: RuleProps) {
  return (
    <li>
      <bdi class="origin">{origin}</bdi>
      {!own && !locked && <SetByOrganization />}
      <ModeSelect
        label={text({ key: 'options_site_mode_of', values: [origin] })}
        mode={mode}
        disabled={locked}
        onChoose={(next) => reportOutcome(setSiteRule(origin, next))}
      />
      {own && !locked && (
        <button
          type="button"
          aria-label={text({ key: 'options_site_remove_of', values: [origin] })}
          onClick={() => reportOutcome(setSiteRule(origin, undefined))}
        >
          {text({ key: 'options_site_remove' })}
        </button>
      )}
    </li>
  );
}

interface ModeSelectProps {
  readonly mode: RetryMode;
  readonly onChoose: (mode: RetryMode) => void;
  readonly id?: string;
  readonly name?: string;
  readonly label?: string;
  readonly disabled?: boolean;
}

function ModeSelect({ mode, onChoose, label, ...others }: ModeSelectProps) {
  return (
    <select
      {...others}
      aria-label={label}
      value={mode}
      onChange={({ currentTarget: { selectedIndex } }) => onChoose(retryModes[selectedIndex] ?? mode)}
    >
      {retryModes.map((each) => (
        <option key={each} value={each}>
          {text({ key: choiceLabels.retryMode[each] })}
        </option>
      ))}
    </select>
  );
}
