import type { MessageKey } from '../../explanation/message.ts';
import type { SetAside } from '../../storage/set-aside-store.ts';
import { deleteSetAside } from '../../storage/set-aside-store.ts';
import { saveFile } from '../save-file.ts';
import { text } from '../text.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { reportOutcome } from './options-state.ts';

/** Lists stores that could not be read, and lets the user save or delete their contents. */
export function SetAsideSection({ stores }: { stores: readonly SetAside[] }) {
  if (stores.length === 0) return null;
  return (
    <section class="set-aside" aria-labelledby="set-aside">
      <h2 id="set-aside">{text({ key: 'options_set_aside_title' })}</h2>
      <p>{text({ key: 'options_set_aside_note' })}</p>
      <ul>
        {stores.map(({ what, why, at }) => (
          <li key={`${what} ${at}`}>
            {text({
              key: why === 'newer' ? 'options_set_aside_newer' : 'options_set_aside_damaged',
              values: [dateOf(at), nameOf(what)],
            })}
          </li>
        ))}
      </ul>
      <div class="acts">
        <button
          type="button"
          data-act="save-set-aside"
          onClick={() => saveFile('gatelight-set-aside.json', `${JSON.stringify(stores, null, 2)}\n`)}
        >
          {text({ key: 'options_set_aside_save' })}
        </button>
        <ConfirmButton
          label="options_set_aside_delete"
          question="options_set_aside_delete_question"
          confirm="options_set_aside_delete_confirm"
          onConfirm={() => reportOutcome(deleteSetAside())}
        />
      </div>
    </section>
  );
}

const names: Readonly<Record<string, MessageKey>> = {
  synced: 'options_store_general',
  general: 'options_store_general',
  siteRules: 'options_store_site_rules',
  history: 'options_store_history',
};

function nameOf(store: string): string {
  const key = Object.hasOwn(names, store) ? names[store] : undefined;
  return key ? text({ key }) : store;
}

function dateOf(at: number): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(at);
}
