import type { PageTiming, Phase } from '../../parts/page-timing.ts';
import { text, valueText } from '../text.ts';
import css from './phase-chart.css?inline';

// The popup's own style sheet has no space for what few users open. A constructed one needs no exception from the policy.
const style = new CSSStyleSheet();
style.replaceSync(css);
document.adoptedStyleSheets.push(style);

/** A shorter phase, in ms, would be drawn longer than it is. */
const isDrawn = ({ took }: Phase) => took >= 0.5;

/** Draws the phases of a page's load as one strip in the direction of reading. The list below says the same in words. */
export function PhaseChart({ timing: { phases, total, protocol } }: { timing: PageTiming }) {
  return (
    <>
      <h2>{text({ key: 'parts_timing', values: [{ duration: total }] })}</h2>
      <div class="phases" aria-hidden="true">
        {phases.filter(isDrawn).map(({ name, took }) => (
          <span key={name} data-phase={name} style={{ flexGrow: took / total }} />
        ))}
      </div>
      <dl>
        {phases.map(({ name, took }) => (
          <div key={name} class="pair">
            <dt>
              <span class="swatch" data-phase={name} aria-hidden="true" />
              {text({ key: `parts_phase_${name}` })}
            </dt>
            <dd>{valueText({ duration: took })}</dd>
          </div>
        ))}
        {protocol && (
          <div class="pair">
            <dt>{text({ key: 'parts_protocol' })}</dt>
            <dd>{protocol}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
