/** Returns the fields of each line of a CSV text, strictly by the grammar of RFC 4180; throws for any other text. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const found = field.exec(text);
    if (!found)
      throw new SyntaxError(`Expected a field at ${at}, found ${JSON.stringify(text.slice(at, at + 20))}`);
    const [, quoted, plain = '', separator] = found;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (separator === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
