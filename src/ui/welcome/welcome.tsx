import { everySite } from '../../browser/permissions.ts';
import { openOptions } from '../../browser/runtime.ts';
import { chainPictureOf } from '../../explanation/chain-picture.ts';
import { optionsState } from '../options/options-state.ts';
import { SaveOutcome } from '../options/save-outcome.tsx';
import { EnumRow } from '../options/setting-rows.tsx';
import { Chain } from '../popup/chain.tsx';
import { AllowButton, useSiteAccess } from '../site-access.tsx';
import { text } from '../text.ts';
import { PopupExample } from './popup-example.tsx';
import { ToolbarIcon } from './toolbar-icon.tsx';

// The most common failure: everything works except the site's own server.
const kinds = ['user', 'network', 'gateway', 'origin'] as const;
const links = chainPictureOf({
  chain: kinds.map((kind) => ({ kind, state: kind === 'origin' ? 'broken' : 'fine' })),
  fault: 'origin',
  confidence: { generatedBy: 'high', fault: 'high', cause: 'high' },
  basis: { generatedBy: 'own-page', fault: 'own-page', cause: 'own-page' },
});

/** Renders the page that is shown after the installation. */
export function Welcome() {
  return (
    <>
      <header>
        <img src="icons/gatelight.svg" alt="" width="56" height="56" />
        <h1>{text({ key: 'welcome_headline' })}</h1>
        <p>{text({ key: 'welcome_what' })}</p>
        <p>{text({ key: 'welcome_reads' })}</p>
        <Chain links={links} />
      </header>
      <MissingAccess />
      <section aria-labelledby="icon">
        <h2 id="icon">{text({ key: 'welcome_icon' })}</h2>
        <ToolbarIcon />
      </section>
      <section aria-labelledby="choices">
        <h2 id="choices">{text({ key: 'welcome_choices' })}</h2>
        <MainSettings />
      </section>
      <section aria-labelledby="example">
        <h2 id="example">{text({ key: 'welcome_try' })}</h2>
        <PopupExample />
      </section>
      <footer>
        <p>{text({ key: 'welcome_end' })}</p>
        <button type="button" data-act="settings" onClick={() => void openOptions()}>
          {text({ key: 'welcome_settings' })}
        </button>
      </footer>
    </>
  );
}

/** Requests access to all sites if the browser, or the user during the installation, has not granted it. */
function MissingAccess() {
  if (useSiteAccess(everySite)) return null;
  return (
    <section class="missing" aria-labelledby="access">
      <h2 id="access">{text({ key: 'welcome_access' })}</h2>
      <p>{text({ key: 'welcome_access_note' })}</p>
      <AllowButton label="access_allow_all" sites={everySite} />
    </section>
  );
}

/** The two most important settings. Each change is stored immediately. */
function MainSettings() {
  const state = optionsState.value;
  if (!state) return null;
  return (
    <>
      <EnumRow name="retryMode" settings={state.settings} />
      <EnumRow name="openPopup" settings={state.settings} />
      <SaveOutcome />
    </>
  );
}
