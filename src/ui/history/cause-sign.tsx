import type { CauseGroup } from '../../history/cause-groups.ts';

/** A square, an hourglass, a cross, a triangle, a diamond and a ring, all symmetrical, around (0, 0). */
const shapes: Readonly<Record<CauseGroup, string>> = {
  unreachable: 'M-4-4h8v8h-8z',
  'too-slow': 'M-4-4.5h8l-8 9h8z',
  broken: 'M-3.5-3.5l7 7m0-7l-7 7',
  busy: 'M0-4.500l4.800 8.500h-9.600z',
  'near-user': 'M0-5.200l5.200 5.200-5.200 5.200-5.200-5.200z',
  unknown: 'M0-4a4 4 0 1 0 .01 0z',
};

interface CauseShapeProps {
  readonly group: CauseGroup;
  /** Where its middle is, as CSS's `translate` takes it; (0, 0) by default. */
  readonly at?: string;
}

/** The sign of a kind of cause, in its own shape, so that none depends on its color. */
export function CauseShape({ group, at }: CauseShapeProps) {
  return <path class="sign" data-group={group} d={shapes[group]} style={at && `translate:${at}`} />;
}

/** The same as a picture of its own, next to words. */
export function CauseSign({ group }: { group: CauseGroup }) {
  return (
    <svg class="cause-sign" viewBox="-7 -7 14 14" aria-hidden="true">
      <CauseShape group={group} />
    </svg>
  );
}
