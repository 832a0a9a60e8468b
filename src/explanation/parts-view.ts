import type { PartGroup } from '../parts/failed-parts.ts';
import { dominantPhase } from '../parts/page-timing.ts';
import type { PageParts } from '../parts/parts-summary.ts';
import type { Message } from './message.ts';
import type { View } from './view.ts';

/** How many groups the popup names before its section is opened: what fits in three lines. */
const named = 2;

/** Adds to the view of a page that loaded what is known about its parts. It never claims more than was seen. */
export function withParts(view: View, parts: PageParts): View {
  const groups = parts.groups.filter(({ matters }) => matters);
  if (groups.length === 0)
    return {
      ...view,
      happened: [...view.happened, ...visibilityMessages(parts), ...slowMessages(parts)],
    };
  const certain = groups.filter(({ status }) => status !== undefined);
  // A frame that may have been blocked needs a second sentence, so it is named only if nothing else failed.
  const shown = certain.length > 0 ? certain.slice(0, named) : groups.slice(0, 1);
  const isReloadOffered = view.state === 'fine';
  return {
    ...view,
    state: 'parts-failed',
    headline: { key: 'parts_headline' },
    ...(view.chain && { chain: chainFor(view.chain, parts, groups) }),
    happened: [
      ...shown.flatMap(groupSentences),
      ...(groups.length > shown.length ? [{ key: 'parts_more' } as const] : []),
    ],
    card: { sign: 'unsure', title: { key: 'parts_reload' }, note: { key: 'parts_reload_note' } },
    ...(isReloadOffered && { primary: 'load-again' }),
  };
}

/** Names other possible causes where the browser reports none: blocked frames are reported like those that did not load. */
function groupSentences(group: PartGroup): readonly Message[] {
  return [
    groupMessage(group),
    ...(group.status === undefined ? [{ key: 'parts_maybe_blocked' } as const] : []),
  ];
}

/** Returns the sentence about a group, such as "3 calls to api.shop.example returned 502." */
export function groupMessage({ kind, host, status, count }: PartGroup): Message {
  if (status === undefined) return { key: 'parts_frame_missing', values: [host, { plural: count }] };
  return { key: `parts_failed_${kind}`, values: [host, `${status}`, { plural: count }] };
}

/** Returns how much of the page was seen. Claims that parts loaded only if none failed and none is unknown. */
export function visibilityMessages({
  groups,
  visibility: { seen, unknown, isCut },
}: PageParts): readonly Message[] {
  const haveAllLoaded = unknown === 0 && seen > 0 && groups.length === 0;
  return [
    ...(unknown > 0 ? [{ key: 'parts_unknown', values: [{ plural: unknown }] } as const] : []),
    ...(haveAllLoaded ? [{ key: 'parts_seen', values: [{ plural: seen }] } as const] : []),
    ...(isCut ? [{ key: 'parts_cut' } as const] : []),
  ];
}

/** Returns which phase took most of a slow load, such as "Looking up the name took 4.8 of 5 seconds." */
export function slowMessages({ timing }: PageParts): readonly Message[] {
  const phase = timing && dominantPhase(timing);
  if (!phase) return [];
  return [
    { key: `parts_slow_${phase.name}`, values: [{ duration: phase.took }, { duration: timing.total }] },
  ];
}

/**
 * The page itself arrived, so the user and the network are fine. If parts of the same site failed, nothing shows which of
 * the site's hops it was; parts of other sites say nothing about this one.
 */
function chainFor(
  chain: NonNullable<View['chain']>,
  { url }: PageParts,
  groups: readonly PartGroup[],
): View['chain'] {
  const page = URL.canParse(url) ? new URL(url).host : '';
  if (!groups.some(({ host, status }) => status !== undefined && isRelated(page, host))) return chain;
  const [user, network, door, site] = chain;
  return [user, network, { ...door, state: 'unknown' }, { ...site, state: 'unknown' }];
}

/** Returns whether two hosts belong to one site as far as their names show: www.shop.example and api.shop.example. */
function isRelated(one: string, other: string): boolean {
  const isWithin = (host: string, parent: string) => host === parent || host.endsWith(`.${parent}`);
  const parent = one.slice(one.indexOf('.') + 1);
  return isWithin(one, other) || isWithin(other, one) || (parent.includes('.') && isWithin(other, parent));
}
