import { describe, expect, it } from 'vitest';
import { browserNames, type Popup } from '../browsers/browser.ts';
import { type Behavior, failing, form } from '../gateways/behaviors.ts';
import { startOrigin } from '../gateways/origin.ts';
import { back, counting } from '../support/standings.ts';
import { stagedPopup } from './popup-states.ts';
import { useStage } from './stage.ts';

/** Returns what has the focus: a button's action, or the element's name. */
const focused = (popup: Popup) =>
  popup.evaluate(({ activeElement }) => {
    const { dataset, parentElement, localName } = activeElement as HTMLElement;
    return dataset.act ?? parentElement?.dataset.section ?? localName;
  });

async function tabTo(popup: Popup, act: string): Promise<void> {
  for (let nth = 0, at = await focused(popup); at !== act; nth++, at = await focused(popup)) {
    if (nth > 20) throw new Error(`Tab does not reach ${act}`);
    await popup.press('Tab');
    await expect.poll(() => focused(popup)).not.toBe(at);
  }
}

describe.each(browserNames)('by keyboard alone, in %s, the popup', (name) => {
  const stage = useStage(name);

  async function tabWith(behavior: Behavior) {
    const app = await stage.until(startOrigin(behavior));
    const tab = await stage.openTab();
    await tab.visit(`http://shop.example:${app.port}/`);
    return { app, tab };
  }

  it('asks before a form is sent again, and withdraws the question', async () => {
    const { app, tab } = await tabWith(form(failing(502)));
    await tab.page.click('button');
    await expect.poll(() => stage.badgeOf(tab)).toBe('502');
    const popup = await stage.openPopup(tab);
    await tabTo(popup, 'ask-to-send');
    await popup.press('Enter');
    await expect.poll(() => focused(popup)).toBe('leave-form');
    // Firefox closes its panel at Escape before the popup sees the key.
    await popup.press(name === 'chromium' ? 'Escape' : 'Enter');
    await expect.poll(() => focused(popup)).toBe('ask-to-send');
    await popup.press(' ');
    await expect.poll(() => focused(popup)).toBe('leave-form');
    await popup.press(' ');
    await expect.poll(() => focused(popup)).toBe('ask-to-send');
    expect(app.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('asks before it clears, and returns the focus to the button that asked', async () => {
    const { tab } = await tabWith(failing(500));
    await expect.poll(() => stage.badgeOf(tab)).toBe('500');
    const popup = await stage.openPopup(tab);
    await popup.evaluate((document) => {
      for (const part of document.querySelectorAll('details')) part.open = part.dataset.section === 'more';
    });
    await tabTo(popup, 'clear-site-data');
    await popup.press('Enter');
    await expect.poll(() => focused(popup)).toBe('h2');
    if (name === 'firefox') await tabTo(popup, 'clear-cancel');
    await popup.press(name === 'chromium' ? 'Escape' : 'Enter');
    await expect.poll(() => focused(popup)).toBe('clear-site-data');
    await popup.press('Shift+Tab');
    await expect.poll(() => focused(popup)).toBe('clear-files');
    await popup.press(' ');
    await expect.poll(() => focused(popup)).toBe('h2');
    await tabTo(popup, 'clear-cancel');
    await popup.press('Enter');
    await expect.poll(() => focused(popup)).toBe('clear-files');
  });

  it('moves the focus to the headline when the focused button goes away', async () => {
    const { tab, popup, become } = await stagedPopup(stage);
    await become('counting', counting());
    await tabTo(popup, 'try-now');
    await become('back', back(tab));
    await expect.poll(() => focused(popup)).toBe('h1');
  });
});
