import type { Message } from '../../explanation/message.ts';
import { type Row, retryModes } from '../../settings/table.ts';
import type { Fault } from '../../settings/transfer.ts';

// A hostile file may have names without end.
const longestName = 80;

/** Says what is wrong with a file of settings, and where. */
export function faultWords(fault: Fault): Message {
  switch (fault.kind) {
    case 'too-long':
      return { key: 'options_fault_too_long' };
    case 'no-json':
      return { key: 'options_fault_no_json', values: [`${fault.line}`] };
    case 'not-ours':
      return { key: 'options_fault_not_ours' };
    case 'newer':
      return { key: 'options_fault_newer' };
    case 'unknown-field':
      return { key: 'options_fault_unknown_field', values: [short(fault.field)] };
    case 'bad-site':
      return { key: 'options_fault_bad_site', values: [short(fault.field)] };
    case 'bad-mode':
      return oneOf(fault.field, retryModes);
    case 'bad-value':
      return wantedWords(fault.field, fault.wanted);
  }
}

function wantedWords(field: string, wanted: Row): Message {
  switch (wanted.kind) {
    case 'one-of':
      return oneOf(field, wanted.values);
    case 'whole':
      return {
        key: 'options_fault_whole',
        values: [field, `${wanted.least}`, `${wanted.most}`],
      };
    case 'yes-no':
      return { key: 'options_fault_yes_no', values: [field] };
  }
}

function oneOf(field: string, values: readonly string[]): Message {
  return { key: 'options_fault_one_of', values: [short(field), values.join(', ')] };
}

function short(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}
