import type { Message } from '../../explanation/message.ts';
import type { ImportError } from '../../settings/settings-file.ts';
import { type Row, retryModes } from '../../settings/table.ts';

// A hostile file may hold field names of any length.
const maxNameLength = 80;

/** Returns the message for an error in a settings file, with the line or field concerned. */
export function importErrorMessage(error: ImportError): Message {
  switch (error.kind) {
    case 'too-long':
      return { key: 'options_import_error_too_long' };
    case 'invalid-json':
      return { key: 'options_import_error_invalid_json', values: [`${error.line}`] };
    case 'not-settings-file':
      return { key: 'options_import_error_not_settings_file' };
    case 'newer-version':
      return { key: 'options_import_error_newer_version' };
    case 'unknown-field':
      return { key: 'options_import_error_unknown_field', values: [short(error.field)] };
    case 'invalid-site':
      return { key: 'options_import_error_invalid_site', values: [short(error.field)] };
    case 'invalid-mode':
      return oneOf(error.field, retryModes);
    case 'invalid-value':
      return expectedValueMessage(error.field, error.expected);
  }
}

function expectedValueMessage(field: string, expected: Row): Message {
  switch (expected.kind) {
    case 'enum':
      return oneOf(field, expected.values);
    case 'integer':
      return {
        key: 'options_import_error_integer',
        values: [field, `${expected.minimum}`, `${expected.maximum}`],
      };
    case 'boolean':
      return { key: 'options_import_error_boolean', values: [field] };
  }
}

function oneOf(field: string, values: readonly string[]): Message {
  return { key: 'options_import_error_enum', values: [short(field), values.join(', ')] };
}

function short(name: string): string {
  return name.length > maxNameLength ? `${name.slice(0, maxNameLength)}…` : name;
}
