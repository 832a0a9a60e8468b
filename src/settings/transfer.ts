import { isRecord } from './migrations.ts';
import { isRetryMode, originMeant, type SiteRules } from './site-rules.ts';
import { type Choices, type GeneralSettings, isSound, type Row, table } from './table.ts';

/** The version of the file that `exported` writes. */
const version = 1;

/** The most that a file may hold, in characters: some ten thousand rules. */
export const longestFile = 1_000_000;

/** What is wrong with a file, in the place where it is. */
export type Fault =
  | { readonly kind: 'too-long' }
  | { readonly kind: 'no-json'; readonly line: number }
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'unknown-field'; readonly field: string }
  | { readonly kind: 'bad-value'; readonly field: string; readonly wanted: Row }
  | { readonly kind: 'bad-site'; readonly field: string }
  | { readonly kind: 'bad-mode'; readonly field: string };

/** What a sound file brings. */
export interface Imported {
  readonly choices: Choices;
  readonly siteRules: SiteRules;
}

/** The file of all settings and rules, as JSON. */
export function exported(general: GeneralSettings, siteRules: SiteRules): string {
  return `${JSON.stringify({ gatelight: version, settings: general, siteRules }, null, 2)}\n`;
}

/** Reads a file that somebody chose: all of it, or the faults for which none of it is taken. */
export function readExported(text: string): Imported | readonly Fault[] {
  if (text.length > longestFile) return [{ kind: 'too-long' }];
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return [{ kind: 'no-json', line: lineOf(String(error), text) }];
  }
  if (!isRecord(file) || !Number.isInteger(file.gatelight)) return [{ kind: 'not-ours' }];
  if (file.gatelight !== version)
    return [{ kind: (file.gatelight as number) > version ? 'newer' : 'not-ours' }];
  const { gatelight: _version, settings = {}, siteRules = {}, ...others } = file;
  if (!isRecord(settings) || !isRecord(siteRules)) return [{ kind: 'not-ours' }];
  const faults = [
    ...Object.keys(others).map((field): Fault => ({ kind: 'unknown-field', field })),
    ...Object.entries(settings).flatMap(([name, value]) => settingFault(name, value) ?? []),
    ...Object.entries(siteRules).flatMap(([site, mode]) => ruleFault(site, mode) ?? []),
  ];
  // Each field has just been held against the table.
  return faults.length > 0 ? faults : { choices: settings as Choices, siteRules: siteRules as SiteRules };
}

function settingFault(name: string, value: unknown): Fault | undefined {
  const field = `settings.${name}`;
  // The table's own members alone: a file may well name `constructor`.
  const wanted = Object.hasOwn(table, name) ? (table as Readonly<Record<string, Row>>)[name] : undefined;
  if (!wanted) return { kind: 'unknown-field', field };
  return isSound(wanted, value) ? undefined : { kind: 'bad-value', field, wanted };
}

function ruleFault(site: string, mode: unknown): Fault | undefined {
  const field = `siteRules["${site}"]`;
  if (originMeant(site) !== site) return { kind: 'bad-site', field };
  return isRetryMode(mode) ? undefined : { kind: 'bad-mode', field };
}

/** Firefox tells the place of a fault by its line; of an end too soon neither browser tells one. */
function lineOf(error: string, text: string): number {
  const line = /\bline (\d+)/.exec(error)?.[1];
  if (line !== undefined) return Number(line);
  return text.slice(0, placeOf(error, text) ?? text.length).split('\n').length;
}

/** Chrome tells it by its position, or by a quotation that begins ten letters before it, or with the text. */
function placeOf(error: string, text: string): number | undefined {
  const position = /\bposition (\d+)/.exec(error)?.[1];
  if (position !== undefined) return Number(position);
  const [, token = '', dots, quoted = ''] =
    /token '(.+?)', (\.{3})?"([\s\S]*)"(?:\.{3})? is not valid JSON$/u.exec(error) ?? [];
  if (token === '') return undefined;
  return dots ? text.indexOf(quoted) + 10 : text.indexOf(token);
}
