/**
 * Returns the start of a text, with at most `maxLength` characters and no word cut in two. Evidence is kept in
 * `storage.session`, so what it quotes is short.
 */
export function excerpt(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const end = text.lastIndexOf(' ', maxLength - 1);
  // Text without spaces, such as Chinese, may be cut anywhere.
  return `${text.slice(0, end > maxLength / 4 ? end : maxLength - 1)}…`;
}
