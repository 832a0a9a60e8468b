import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import popupStyle from '../popup/popup.css?inline';
import { Popup } from '../popup/popup.tsx';
import { text } from '../text.ts';
import { beginStory, nextMoment } from './story.ts';

/** The real popup over a captured answer, for whoever does not want to wait for a page to fail. */
export function Example() {
  const [times, setTimes] = useState(0);
  return (
    <>
      <p>{text({ key: 'welcome_try_note' })}</p>
      <button type="button" class="primary" data-act="example" onClick={() => setTimes(times + 1)}>
        {text({ key: times === 0 ? 'welcome_try_button' : 'welcome_try_again' })}
      </button>
      {times > 0 && (
        <figure>
          <PopupInShadow key={times} />
          <figcaption class="note">{text({ key: 'welcome_example' })}</figcaption>
        </figure>
      )}
    </>
  );
}

/** In a shadow tree, for the styles of the popup are made for a document of its own. */
function PopupInShadow() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const root = host.current.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(popupStyle);
    root.adoptedStyleSheets = [style];
    let moment = beginStory(Date.now());
    let timer = show();
    return () => {
      clearTimeout(timer);
      render(null, root);
    };

    function show(): ReturnType<typeof setTimeout> | undefined {
      const { tab, nextAt } = moment;
      render(<Popup tab={tab} />, root);
      return nextAt === undefined ? undefined : setTimeout(tell, nextAt - Date.now());
    }
    function tell(): void {
      moment = nextMoment(moment, Date.now());
      timer = show();
    }
  }, []);
  return <div class="example" ref={host} />;
}
