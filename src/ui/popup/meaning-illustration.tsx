import type { HopKind } from '../../diagnosis/hop.ts';
import type { MeaningPicture } from '../../explanation/code-meaning.ts';

/** A screen, radio waves, a cloud, a door and a browser window, each drawn around the middle of its circle. */
const glyphs: readonly (readonly [HopKind, string])[] = [
  ['user', 'M-8-5.5h16v10h-16zM-3 8.5h6'],
  ['network', 'M-8.5-1.5a12 12 0 0 1 17 0M-5.5 2a7.7 7.7 0 0 1 11 0M0 6.4v.2'],
  ['edge', 'M-5 5.5a4 4 0 0 1-.5-8 6 6 0 0 1 11.5-.5 4.3 4.3 0 0 1-.5 8.5z'],
  ['gateway', 'M-6 8.5v-13a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v13M-9 8.5h18M2.5 1v.4'],
  ['origin', 'M-8.5-7.5h17v15h-17zM-8.5-3h17M-5 1h6M-5 4h10'],
];

/** The middle of each circle. */
const places = [29, 110, 190, 270, 351];

const cross = 'M-2.7-2.7l5.4 5.4m0-5.4l-5.4 5.4';
const question = 'M-1.8-1.6a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.9.6-.9 1.1m0 1.9v.1';
/** A sheet of paper above the machine that sends the code. */
const sheet = 'M-6-6h9l3 3v9h-12zM-3-1h6M-3 2.5h6';

/**
 * Draws the machines between the user and the site, with a sheet of paper at the one that sends the code and a cross at
 * the one at fault, or a "?" at both that may be. The text below says the same.
 */
export function MeaningIllustration({ picture: { sender, fault } }: { picture: MeaningPicture }) {
  return (
    <svg
      viewBox="0 0 380 62"
      aria-hidden="true"
      fill="none"
      stroke="var(--quiet)"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d="M48 42h43m38 0h42m38 0h42m38 0h43" stroke="var(--line)" stroke-width="2" />
      {glyphs.map(([kind, glyph], nth) => {
        const isSuspect = fault === 'site' && (kind === 'gateway' || kind === 'origin');
        const isBroken = fault === kind;
        return (
          <g key={kind} data-hop={kind} transform={`translate(${places[nth]} 42)`}>
            <circle
              r="17"
              fill="var(--raised)"
              stroke={isBroken ? 'var(--broken)' : 'var(--line)'}
              stroke-dasharray={isSuspect ? '2.5 4' : undefined}
            />
            <path d={glyph} stroke={isBroken ? 'var(--broken)' : undefined} />
            {(isBroken || isSuspect) && (
              <g data-sign={isBroken ? 'fault' : 'suspect'} transform="translate(13 11)">
                <circle r="7" fill={isBroken ? 'var(--broken)' : 'var(--paper)'} stroke="var(--paper)" />
                <path
                  d={isBroken ? cross : question}
                  stroke={isBroken ? 'var(--paper)' : 'var(--quiet)'}
                  stroke-width="2"
                />
              </g>
            )}
            {sender === kind && (
              <path data-sign="sender" d={sheet} stroke="var(--accent)" transform="translate(0 -31)" />
            )}
          </g>
        );
      })}
    </svg>
  );
}
