import { useRef, useState } from 'preact/hooks';
import type { Message } from '../../explanation/message.ts';
import {
  type ImportError,
  type ImportedSettings,
  maxFileLength,
  readSettingsFile,
  writeSettingsFile,
} from '../../settings/settings-file.ts';
import { adopt, resetSettings } from '../../storage/settings-writer.ts';
import { saveFile } from '../save-file.ts';
import { text } from '../text.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { importErrorMessage } from './import-error-message.ts';
import { type OptionsState, reportOutcome, saveOutcome } from './options-state.ts';

// Enough to correct a file by; a hostile file may contain any number.
const maxErrorsShown = 5;

type ReadResult = ImportedSettings | readonly ImportError[];

/** Exports all settings to a file, imports them from one, and resets them. */
export function SettingsFileSection({ state: { settings, ownRules } }: { state: OptionsState }) {
  const input = useRef<HTMLInputElement>(null);
  const [result, setResult] = useState<ReadResult>();

  async function importFile(file: File | undefined) {
    if (!file) return;
    // A character takes at most four bytes in UTF-8, so a larger file is too long without reading it.
    const found: ReadResult =
      file.size > 4 * maxFileLength ? [{ kind: 'too-long' }] : readSettingsFile(await file.text());
    setResult(undefined);
    if ('choices' in found) await reportOutcome(adopt(found));
    // If the settings could not be stored, `SaveOutcome` says so.
    if (!('choices' in found) || saveOutcome.value === 'saved') setResult(found);
  }

  return (
    <>
      <p class="note">{text({ key: 'options_file_intro' })}</p>
      <div class="acts">
        <button
          type="button"
          data-act="export"
          onClick={() => saveFile('gatelight-settings.json', writeSettingsFile(settings.general, ownRules))}
        >
          {text({ key: 'options_export' })}
        </button>
        <button type="button" data-act="import" onClick={() => input.current?.click()}>
          {text({ key: 'options_import' })}
        </button>
        <ConfirmButton
          label="options_reset"
          question="options_reset_question"
          confirm="options_reset_confirm"
          onConfirm={() => reportOutcome(resetSettings())}
        />
      </div>
      <input
        ref={input}
        type="file"
        name="file"
        accept=".json,application/json"
        hidden
        onChange={({ currentTarget }) => {
          void importFile(currentTarget.files?.[0]);
          // Lets the user choose the same file again after correcting it.
          currentTarget.value = '';
        }}
      />
      <div role="status" class="result">
        {result && <Result result={result} locks={settings.policy.locked.size > 0} />}
      </div>
    </>
  );
}

function Result({ result, locks }: { result: ReadResult; locks: boolean }) {
  if ('choices' in result) {
    const counts: Message = {
      key: 'options_import_done',
      values: [`${Object.keys(result.choices).length}`, `${Object.keys(result.siteRules).length}`],
    };
    return (
      <p>
        {text(counts)} {locks && text({ key: 'options_import_locked' })}
      </p>
    );
  }
  return (
    <>
      <p class="invalid">{text({ key: 'options_import_refused' })}</p>
      <ul>
        {result.slice(0, maxErrorsShown).map((error) => (
          <li key={JSON.stringify(error)}>{text(importErrorMessage(error))}</li>
        ))}
      </ul>
      {result.length > maxErrorsShown && <p>{text({ key: 'options_import_more_errors' })}</p>}
    </>
  );
}
