import { isRecord } from './migrations.ts';
import { isRetryMode, originFromInput, type SiteRules } from './rules-by-origin.ts';
import { type Choices, type GeneralSettings, isValid, type Row, table } from './table.ts';

/** The version of the file format that `writeSettingsFile` writes. */
const version = 1;

/** The maximum length of a file, in characters: roughly ten thousand site rules. */
export const maxFileLength = 1_000_000;

/** Why a file was rejected, with the line or field concerned. */
export type ImportError =
  | { readonly kind: 'too-long' }
  | { readonly kind: 'invalid-json'; readonly line: number }
  | { readonly kind: 'not-settings-file' }
  | { readonly kind: 'newer-version' }
  | { readonly kind: 'unknown-field'; readonly field: string }
  | { readonly kind: 'invalid-value'; readonly field: string; readonly expected: Row }
  | { readonly kind: 'invalid-site'; readonly field: string }
  | { readonly kind: 'invalid-mode'; readonly field: string };

/** The contents of a valid file. */
export interface ImportedSettings {
  readonly choices: Choices;
  readonly siteRules: SiteRules;
}

/** Returns all settings and site rules as the JSON text of an export file. */
export function writeSettingsFile(general: GeneralSettings, siteRules: SiteRules): string {
  return `${JSON.stringify({ gatelight: version, settings: general, siteRules }, null, 2)}\n`;
}

/** Parses an export file. Returns either everything in it or, if any part is invalid, every error found. */
export function readSettingsFile(text: string): ImportedSettings | readonly ImportError[] {
  if (text.length > maxFileLength) return [{ kind: 'too-long' }];
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return [{ kind: 'invalid-json', line: lineOf(String(error), text) }];
  }
  if (!isRecord(file) || !Number.isInteger(file.gatelight)) return [{ kind: 'not-settings-file' }];
  if (file.gatelight !== version)
    return [{ kind: (file.gatelight as number) > version ? 'newer-version' : 'not-settings-file' }];
  const { gatelight: _version, settings = {}, siteRules = {}, ...others } = file;
  if (!isRecord(settings) || !isRecord(siteRules)) return [{ kind: 'not-settings-file' }];
  const errors = [
    ...Object.keys(others).map((field): ImportError => ({ kind: 'unknown-field', field })),
    ...Object.entries(settings).flatMap(([name, value]) => settingError(name, value) ?? []),
    ...Object.entries(siteRules).flatMap(([site, mode]) => ruleError(site, mode) ?? []),
  ];
  // Without errors every field has passed validation, so the casts hold.
  return errors.length > 0 ? errors : { choices: settings as Choices, siteRules: siteRules as SiteRules };
}

function settingError(name: string, value: unknown): ImportError | undefined {
  const field = `settings.${name}`;
  // Own properties only: a file may contain a field called `constructor`.
  const expected = Object.hasOwn(table, name) ? (table as Readonly<Record<string, Row>>)[name] : undefined;
  if (!expected) return { kind: 'unknown-field', field };
  return isValid(expected, value) ? undefined : { kind: 'invalid-value', field, expected };
}

function ruleError(site: string, mode: unknown): ImportError | undefined {
  const field = `siteRules["${site}"]`;
  if (originFromInput(site) !== site) return { kind: 'invalid-site', field };
  return isRetryMode(mode) ? undefined : { kind: 'invalid-mode', field };
}

/**
 * Returns the line of a JSON syntax error from its message. Firefox gives a line number; neither browser gives a
 * position for an unexpected end of input, which is reported on the last line.
 */
function lineOf(error: string, text: string): number {
  const line = /\bline (\d+)/.exec(error)?.[1];
  if (line !== undefined) return Number(line);
  return text.slice(0, offsetOf(error, text) ?? text.length).split('\n').length;
}

/**
 * Returns the character offset in one of Chrome's messages, which contain either a position or a quotation. The
 * quotation starts ten characters before the error, or at the start of the text.
 */
function offsetOf(error: string, text: string): number | undefined {
  const position = /\bposition (\d+)/.exec(error)?.[1];
  if (position !== undefined) return Number(position);
  const [, token = '', dots, quoted = ''] =
    /token '(.+?)', (\.{3})?"([\s\S]*)"(?:\.{3})? is not valid JSON$/u.exec(error) ?? [];
  if (token === '') return undefined;
  return dots ? text.indexOf(quoted) + 10 : text.indexOf(token);
}
