import type { ColorScheme } from '../../../test/browsers/appearance.ts';

/** What the address of the page asks for; an empty field means all. */
export interface Choice {
  readonly scene: string;
  readonly locale: string;
  readonly scheme: string;
}

/** Reads the query of the page: `?scene=counting&locale=de&scheme=dark`. */
export function readChoice(query: string): Choice {
  const given = new URLSearchParams(query);
  return {
    scene: given.get('scene') ?? '',
    locale: given.get('locale') ?? 'en',
    scheme: given.get('scheme') ?? '',
  };
}

/** Returns the color schemes that are shown. */
export function schemesOf({ scheme }: Pick<Choice, 'scheme'>): readonly ColorScheme[] {
  const all: readonly ColorScheme[] = ['light', 'dark'];
  return all.filter((each) => scheme === '' || scheme === each);
}
