import { describe, it } from 'vitest';
import { browserNames } from '../../browsers/browser.ts';
import { chromeScope } from '../../browsers/firefox-chrome-scope.ts';
import { failing, form, healthy } from '../../gateways/behaviors.ts';
import { useField, writeLetter } from './field.ts';
import { page } from './pages.ts';

describe.concurrent.each(browserNames)('requests that must not be repeated, in %s:', (name) => {
  const field = useField(name);

  it.for([['/reset?reset_password_token=x'], ['/order/complete?session_id=x']] as const)(
    '%s may work only once, so it waits for the user',
    async ([path], context) => {
      const { site, openTab, expectBadge, expectPopup, expectStays } = field.scenario(context);
      const { app, url, asked } = await site(failing(504));
      const tab = await openTab(url(path));
      await expectBadge(tab, '504');
      await expectPopup(tab, /may work only once/);
      await expectStays(() => asked(path.replace(/\?.*/, '')).length, 1, 15_000);
      context.expect(app.requests.filter(({ path: asked }) => asked.startsWith(path))).toHaveLength(1);
    },
  );

  it('an attempt that the user cancels with Stay is over, and the popup says so', async (context) => {
    const { expect } = context;
    const { site, openTab, inFront, withPopup, expectBadge, expectPopup, expectTitle } =
      field.scenario(context);
    const { app, url, asked } = await site(
      page(502, {
        head: `<script>addEventListener('beforeunload', (event) => event.preventDefault())</script>`,
        body: '<style>* { margin: 0 } textarea { position: absolute; top: 0; left: 0; width: 300px; height: 200px }</style><textarea></textarea>',
      }),
    );
    const tab = await openTab(url());
    await expectBadge(tab, '502');
    if (name === 'firefox') {
      const chrome = await chromeScope(tab.page.browser());
      const mayAsk = (may: boolean) =>
        chrome(
          ({ Services }, isDisabled) => Services.prefs.setBoolPref('dom.disable_beforeunload', isDisabled),
          !may,
        );
      await mayAsk(true);
      context.onTestFinished(() => mayAsk(false));
    }
    const dialogs: string[] = [];
    let stays = true;
    tab.page.on('dialog', (dialog) => {
      dialogs.push(dialog.type());
      void (stays ? dialog.dismiss() : dialog.accept());
    });
    await inFront(tab, writeLetter);
    /** Holds the front until the browser has asked, so that no other tab covers the dialog. */
    const tryNow = (questions: number) =>
      withPopup(tab, async (popup) => {
        await popup.click('[data-act=try-now]');
        await expect.poll(() => dialogs).toHaveLength(questions);
      });
    await tryNow(1);
    expect(dialogs).toEqual(['beforeunload']);
    // The dialog may have closed the popup.
    await expectPopup(tab, /The page wasn't reloaded/);
    expect(asked()).toHaveLength(1);
    stays = false;
    await app.become(healthy);
    await tryNow(2);
    await expectTitle(tab, 'All is well');
  });

  it('a form that was answered with 504 may have arrived, and the popup says so', async (context) => {
    const { site, openTab, inFront, expectBadge, expectPopup, expectStays } = field.scenario(context);
    const { url, asked } = await site(form(failing(504)));
    const tab = await openTab(url());
    await inFront(tab, (page) => page.click('button'));
    await expectBadge(tab, '504');
    await expectPopup(tab, /may have arrived/);
    await expectStays(() => asked().filter(({ method }) => method === 'POST').length, 1, 10_000);
  });
});
