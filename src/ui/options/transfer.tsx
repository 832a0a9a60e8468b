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
import { text } from '../text.ts';
import { type Chosen, outcome, saving } from './chosen.ts';
import { Confirmed } from './confirmed.tsx';
import { faultWords } from './fault-words.ts';
import { saveFile } from './file.ts';

// Who sees five mends the file by them; a hostile one has as many as it likes.
const mostFaults = 5;

type Read = ImportedSettings | readonly ImportError[];

/** Saves all settings to a file, brings them in from one, and sets them back. */
export function TransferPart({ chosen: { settings, ownRules } }: { chosen: Chosen }) {
  const input = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<Read>();

  async function bringIn(file: File | undefined) {
    if (!file) return;
    // A byte is a character at least; a file of gigabytes is not even opened.
    const found: Read =
      file.size > 4 * maxFileLength ? [{ kind: 'too-long' }] : readSettingsFile(await file.text());
    setRead(undefined);
    if ('choices' in found) await saving(adopt(found));
    // Of what could not be stored the outcome tells.
    if (!('choices' in found) || outcome.value === 'saved') setRead(found);
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
        <Confirmed
          label="options_reset"
          question="options_reset_question"
          confirm="options_reset_confirm"
          onConfirm={() => saving(resetSettings())}
        />
      </div>
      <input
        ref={input}
        type="file"
        name="file"
        accept=".json,application/json"
        hidden
        onChange={({ currentTarget }) => {
          void bringIn(currentTarget.files?.[0]);
          // The same file, mended, is a choice again.
          currentTarget.value = '';
        }}
      />
      <div role="status" class="result">
        {read && <Result read={read} locks={settings.policy.locked.size > 0} />}
      </div>
    </>
  );
}

function Result({ read, locks }: { read: Read; locks: boolean }) {
  if ('choices' in read) {
    const counts: Message = {
      key: 'options_import_done',
      values: [`${Object.keys(read.choices).length}`, `${Object.keys(read.siteRules).length}`],
    };
    return (
      <p>
        {text(counts)} {locks && text({ key: 'options_import_locked' })}
      </p>
    );
  }
  return (
    <>
      <p class="wrong">{text({ key: 'options_import_refused' })}</p>
      <ul>
        {read.slice(0, mostFaults).map((fault) => (
          <li key={JSON.stringify(fault)}>{text(faultWords(fault))}</li>
        ))}
      </ul>
      {read.length > mostFaults && <p>{text({ key: 'options_import_more_faults' })}</p>}
    </>
  );
}
