import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { lateScript } from '../../browser/late-script.ts';
import type { diagnose } from '../../diagnosis/diagnose-page.ts';
import popupStyle from '../popup/popup.css?inline';
import { Popup } from '../popup/popup.tsx';
import { text } from '../text.ts';
import { type ExampleStep, firstStep, nextStep } from './example-steps.ts';

/** The rules of the diagnosis are large, and few users try the example. */
const loadDiagnosis = lateScript<{ readonly diagnose: typeof diagnose }>('diagnosis.js');

/** Shows the real popup for a captured response, so that the user need not wait for a page to fail. */
export function PopupExample() {
  const [runs, setRuns] = useState(0);
  return (
    <>
      <p>{text({ key: 'welcome_try_note' })}</p>
      <button type="button" class="primary" data-act="example" onClick={() => setRuns(runs + 1)}>
        {text({ key: runs === 0 ? 'welcome_try_button' : 'welcome_try_again' })}
      </button>
      {runs > 0 && (
        <figure>
          <PopupInShadow key={runs} />
          <figcaption class="note">{text({ key: 'welcome_example' })}</figcaption>
        </figure>
      )}
    </>
  );
}

/** Renders the popup in a shadow tree, because its style sheet is written for a document of its own. */
function PopupInShadow() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const root = host.current.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(popupStyle);
    root.adoptedStyleSheets = [style];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isClosed = false;
    let step: ExampleStep;
    void loadDiagnosis().then(({ diagnose }) => {
      if (isClosed) return;
      step = firstStep(Date.now(), diagnose);
      timer = show();
    });
    return () => {
      isClosed = true;
      clearTimeout(timer);
      render(null, root);
    };

    function show(): ReturnType<typeof setTimeout> | undefined {
      const { tab, nextAt } = step;
      render(<Popup tab={tab} />, root);
      return nextAt === undefined ? undefined : setTimeout(advance, nextAt - Date.now());
    }
    function advance(): void {
      step = nextStep(step, Date.now());
      timer = show();
    }
  }, []);
  return <div class="example" ref={host} />;
}
