import type { CheckConclusion, ConclusionName } from '../check/check-conclusion.ts';
import type { CheckRefusal } from '../check/check-messages.ts';
import type { CheckResult } from '../check/check-result.ts';
import type { Rung, RungState } from '../check/check-rungs.ts';
import type { CheckTarget, Withheld } from '../check/check-target.ts';
import { timeLimitCode } from '../check/request-error.ts';
import type { CheckId } from './check-commands.ts';
import type { Message, MessageKey } from './message.ts';
import { type ProductName, productName } from './product-names.ts';

type Underscored<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Name;

/** Returns a name as it is spelled in the keys of messages. */
function underscored<Name extends string>(name: Name): Underscored<Name> {
  return name.replaceAll('-', '_') as Underscored<Name>;
}

/** Returns the one sentence that a check ends in. */
export function conclusionMessage({ name, host }: Pick<CheckConclusion, 'name' | 'host'>): Message {
  const key: MessageKey = `ladder_found_${underscored(name)}`;
  return name === 'elsewhere' ? { key, values: [host ?? ''] } : { key };
}

/** Returns why a check did not start or stopped early. `interrupted`: the background did not answer any more. */
export function refusalMessage(reason: CheckRefusal | 'interrupted'): Message {
  switch (reason) {
    case 'private':
      return { key: 'ladder_private' };
    case 'offline':
      return { key: 'ladder_found_offline' };
    default:
      return { key: `ladder_refused_${underscored(reason)}` };
  }
}

/** Returns the name of a rung of the ladder. */
export function rungMessage({ name }: Pick<Rung, 'name'>, { sibling }: CheckTarget): Message {
  if (name !== 'sibling') return { key: `ladder_rung_${name}` };
  return { key: 'ladder_rung_sibling', values: [sibling === undefined ? '' : new URL(sibling).host] };
}

export function stateMessage(state: RungState): Message {
  return { key: `ladder_state_${state}` };
}

/** Returns why the page itself is not requested. */
export function withheldMessage(reason: Withheld): Message {
  return { key: `ladder_withheld_${underscored(reason)}` };
}

/** Returns what came back, for the site's operator: a status, where a redirect leads, or the browser's error code. */
export function answerMessage({ status, leadsToHost, code }: CheckResult): Message | string {
  if (status === undefined) return code === timeLimitCode ? { key: 'ladder_owner_no_answer' } : (code ?? '');
  if (leadsToHost === undefined) return `${status}`;
  return { key: 'ladder_owner_redirect', values: [`${status}`, leadsToHost] };
}

/** Returns what generated a response; undefined if that is not known. */
export function generatorName({ generatedBy }: CheckResult): ProductName | undefined {
  if (!generatedBy) return undefined;
  return generatedBy === 'origin' ? { words: 'hop_origin' } : productName(generatedBy);
}

/** What the site's operator may check next. */
const checks: Partial<Readonly<Record<ConclusionName, readonly CheckId[]>>> = {
  'name-missing': ['dns'],
  'works-with-www': ['dns', 'tls'],
  'works-without-www': ['dns', 'tls'],
  'nothing-answers': ['listen', 'reach', 'dns'],
  'too-slow': ['time', 'reach', 'listen'],
  certificate: ['tls'],
  'tls-fails': ['tls', 'listen'],
  'plain-answers': ['tls', 'listen'],
  elsewhere: ['redirects'],
  'site-down': ['status', 'listen', 'load'],
  'front-down': ['status', 'listen', 'load'],
  'only-page': ['status', 'app_log', 'time'],
  'page-fails': ['status', 'app_log', 'time'],
  'page-missing': ['status', 'routing'],
  'site-answers': ['status'],
};

/** Returns the checks to continue with after a conclusion; none if there is nothing for an operator to do. */
export function checksAfter(name: ConclusionName): readonly CheckId[] {
  return checks[name] ?? [];
}
