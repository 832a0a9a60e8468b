import type { CookieLabel } from '../cookies/cookie-labels.ts';
import type { CookieLimit } from '../cookies/cookie-limits.ts';
import type { RepairOutcome } from '../cookies/repair-outcome.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { CommandResult } from '../messages.ts';
import type { Message, MessageKey, Value } from './message.ts';
import { productName } from './product-names.ts';

/** Returns a size of at least 0.1 KB, with one decimal. */
function kilobytes(bytes: number): Value {
  return { count: bytes === 0 ? 0 : Math.max(1, Math.round((bytes / 1024) * 10)) / 10 };
}

/** Returns a size in bytes as text. */
export function sizeMessage(bytes: number): Message {
  return { key: 'cookies_group_size', values: [kilobytes(bytes)] };
}

/** Returns how much the site receives, and what its server usually accepts. */
export function sizeMessages(
  size: number,
  { bytes, ofProduct }: CookieLimit,
  { generatedBy }: Pick<Diagnosis, 'generatedBy'>,
): readonly Message[] {
  const limit = kilobytes(bytes);
  const isNamed = ofProduct && generatedBy !== null && generatedBy !== 'origin';
  return [
    { key: 'cookies_size', values: [kilobytes(size)] },
    isNamed
      ? { key: 'cookies_limit_of_product', values: [productName(generatedBy), limit] }
      : { key: 'cookies_limit', values: [limit] },
    ...(size <= bytes ? [{ key: 'cookies_below_limit' } as const] : []),
  ];
}

/** Returns what would be left after a removal, and whether that is enough. All in bytes. */
export function leftMessage(left: number, target: number): Message {
  return { key: left <= target ? 'cookies_left_enough' : 'cookies_left_too_much', values: [kilobytes(left)] };
}

const labels: Readonly<Record<CookieLabel['name'], MessageKey>> = {
  'sign-in': 'cookies_label_sign_in',
  analytics: 'cookies_label_analytics',
  consent: 'cookies_label_consent',
  parts: 'cookies_label_parts',
  'parent-domain': 'cookies_label_parent_domain',
  path: 'cookies_label_path',
  partitioned: 'cookies_label_partitioned',
  session: 'cookies_label_session',
  'not-restorable': 'cookies_label_not_restorable',
};

/** Returns a label of a group of cookies. */
export function labelMessage(label: CookieLabel): Message {
  const key = labels[label.name];
  if ('count' in label) return { key, values: [{ count: label.count }] };
  if ('domain' in label) return { key, values: [label.domain] };
  return 'path' in label ? { key, values: [label.path] } : { key };
}

/** What is known after a removal. */
export interface CookieReport {
  readonly removed: number;
  /** How many the browser did not remove. */
  readonly kept: number;
  /** The answer to the command that loads the page again; `pending` until there is one. */
  readonly reload: CommandResult | 'pending';
  readonly outcome: RepairOutcome;
  /** Undefined if there was no sign-in, or it is not known yet. */
  readonly signedIn: boolean | undefined;
}

const outcomes: Readonly<Record<RepairOutcome, MessageKey>> = {
  loading: 'cookies_page_loading',
  back: 'cookies_page_back',
  'too-large': 'cookies_page_too_large',
  failed: 'cookies_page_failed',
  elsewhere: 'cookies_page_elsewhere',
  unsure: 'cookies_page_unsure',
};

/** Why the page was not loaded. */
const refusals: Readonly<Record<Exclude<CommandResult, 'done'>, MessageKey>> = {
  form: 'clear_reload_form',
  moved: 'clear_reload_moved',
  refused: 'clear_reload_refused',
  'too-many': 'clear_reload_refused',
  failed: 'state_click_failed',
};

/** Returns what was removed, and what came of it. */
export function cookieReport({ removed, kept, reload, outcome, signedIn }: CookieReport): readonly Message[] {
  return [
    { key: 'cookies_removed', values: [{ plural: removed }] },
    ...(kept > 0 ? [{ key: 'cookies_kept', values: [{ count: kept }] } as const] : []),
    { key: reload === 'done' || reload === 'pending' ? outcomes[outcome] : refusals[reload] },
    ...(signedIn === undefined
      ? []
      : [{ key: signedIn ? 'cookies_signed_in' : 'cookies_signed_out' } as const]),
  ];
}

/** Returns what came of an undo. `refused`: how many cookies the browser did not take back. */
export function restoredMessage(refused: number): Message {
  return refused === 0
    ? { key: 'cookies_put_back' }
    : { key: 'cookies_not_restored', values: [{ plural: refused }] };
}
