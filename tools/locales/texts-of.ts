import type { Texts } from '../../src/explanation/render.ts';

/** The content of `_locales/…/messages.json`, as far as a browser reads it. */
export type Entries = Readonly<Record<string, Entry>>;

interface Entry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** Returns the texts of a language as a browser's `i18n.getMessage` does; an unknown key stands for itself. */
export function textsOf(entries: Entries): Texts {
  return (key, substitutions) => {
    const entry = entries[key];
    return (entry?.message ?? key).replace(/\$(\w+)\$/g, (whole, name: string) => {
      const position = Number(entry?.placeholders?.[name.toLowerCase()]?.content.slice(1));
      return substitutions[position - 1] ?? whole;
    });
  };
}
