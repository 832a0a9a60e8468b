import type { Message } from '../../explanation/message.ts';
import type { ImportError } from '../../settings/settings-file.ts';
import { type Row, retryModes } from '../../settings/table.ts';

// A hostile file may have names without end.
const longestName = 80;

/** Says what is wrong with a file of settings, and where. */
export function faultWords(fault: ImportError): Message {
  switch (fault.kind) {
    case 'too-long':
      return { key: 'options_fault_too_long' };
    case 'invalid-json':
      return { key: 'options_fault_no_json', values: [`${fault.line}`] };
    case 'not-settings-file':
      return { key: 'options_fault_not_ours' };
    case 'newer-version':
      return { key: 'options_fault_newer' };
    case 'unknown-field':
      return { key: 'options_fault_unknown_field', values: [short(fault.field)] };
    case 'invalid-site':
      return { key: 'options_fault_bad_site', values: [short(fault.field)] };
    case 'invalid-mode':
      return oneOf(fault.field, retryModes);
    case 'invalid-value':
      return wantedWords(fault.field, fault.expected);
  }
}

function wantedWords(field: string, wanted: Row): Message {
  switch (wanted.kind) {
    case 'enum':
      return oneOf(field, wanted.values);
    case 'integer':
      return {
        key: 'options_fault_whole',
        values: [field, `${wanted.minimum}`, `${wanted.maximum}`],
      };
    case 'boolean':
      return { key: 'options_fault_yes_no', values: [field] };
  }
}

function oneOf(field: string, values: readonly string[]): Message {
  return { key: 'options_fault_one_of', values: [short(field), values.join(', ')] };
}

function short(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}
