import type { PageContent } from './page-content.ts';

/** In characters; the rest of a body is ignored. */
const maxBody = 65_536;
const maxText = 4096;
const maxHeadings = 512;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  middot: '·',
  ndash: '–',
};

/**
 * Returns the page content of a raw response body, where no browser has rendered it.
 * Approximates what a script reads in the rendered page closely enough for matching. A body that is not HTML
 * is treated as plain text.
 */
export function readBodyContent(body: string): PageContent {
  const markup = body.slice(0, maxBody).trim();
  const isHtml = /^<|<(?:html|head|body|title|h1|center)\b/i.test(markup);
  const title = isHtml ? (/<title[^>]{0,200}>([^<]{0,1000})/i.exec(markup)?.[1] ?? '') : '';
  const text = isHtml ? visibleText(markup) : markup;
  return {
    title: decode(title).trim(),
    text: text.slice(0, maxText),
    headings: isHtml ? headingsOf(markup) : '',
    mainText: isHtml ? visibleText(withoutAsides(markup)).slice(0, maxText) : text.slice(0, maxText),
    markup: isHtml ? markup.slice(0, maxText) : '',
    textLength: text.length,
    refreshes: /<meta\b[^>]{0,200}\bhttp-equiv\s?=\s?["']?refresh/i.test(markup),
  };
}

function headingsOf(markup: string): string {
  const headings = markup.match(/<h[12]\b[^<>]{0,200}>[\s\S]{0,300}?<\/h[12]\s?>/gi) ?? [];
  return headings.map(visibleText).join(' ').slice(0, maxHeadings);
}

function withoutAsides(markup: string): string {
  return markup.replace(/<(nav|footer)\b[\s\S]*?(?:<\/\1\s?>|$)/gi, ' ');
}

function visibleText(markup: string): string {
  const shown = markup
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style|title|template)\b[\s\S]*?(?:<\/\1\s?>|$)/gi, ' ')
    .replace(/<[^<>]*>?/g, ' ');
  return decode(shown).replace(/\s+/g, ' ').trim();
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return entities[name.toLowerCase()] ?? whole;
  });
}
