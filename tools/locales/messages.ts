/** A message of a language: its text, what its placeholders stand for, and notes for translators. */
export interface Entry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** The content of `_locales/…/messages.json`. */
export type Messages = Readonly<Record<string, Entry>>;

/** Returns a message's text with `$1` in place of the placeholders' names, which are case-insensitive and no numbers. */
export function numbered({ message, placeholders = {} }: Entry): string {
  const contents = new Map(
    Object.entries(placeholders).map(([name, { content }]) => [name.toLowerCase(), content]),
  );
  return message.replace(
    /\$([A-Za-z_]\w*)\$/g,
    (whole, name: string) => contents.get(name.toLowerCase()) ?? whole,
  );
}
