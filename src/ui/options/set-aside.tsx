import { deleteSetAside } from '../../browser/set-aside-store.ts';
import type { SetAside } from '../../settings/set-aside.ts';
import { text } from '../text.ts';
import { saving } from './chosen.ts';
import { Confirmed } from './confirmed.tsx';
import { saveFile } from './file.ts';

/** Tells of stores that could not be read, and gives them to their owner. */
export function SetAsidePart({ stores }: { stores: readonly SetAside[] }) {
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
              values: [dateOf(at), what],
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
        <Confirmed
          label="options_set_aside_delete"
          question="options_set_aside_delete_question"
          confirm="options_set_aside_delete_confirm"
          onConfirm={() => saving(deleteSetAside())}
        />
      </div>
    </section>
  );
}

function dateOf(at: number): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(at);
}
