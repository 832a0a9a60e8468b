import { type Policy, readPolicy } from './policy.ts';
import type { SiteRules } from './site-rules.ts';
import { type Choices, type GeneralSettings, type RetryMode, settingNames, table } from './table.ts';

export type { RetryMode } from './table.ts';

/** What holds now, whoever decided it. */
export interface Settings {
  readonly general: GeneralSettings;
  readonly siteRules: SiteRules;
  readonly policy: Policy;
}

/**
 * What holds where user and organisation have both chosen: the organisation's locks, then the user's choice,
 * then the organisation's, then the default. A lock holds the default where the organisation gives no value.
 */
export function effective(chosen: Choices, chosenRules: SiteRules, policy: Policy): Settings {
  const general = Object.fromEntries(
    settingNames.map((name) => [
      name,
      (policy.locked.has(name) ? undefined : chosen[name]) ?? policy.choices[name] ?? table[name].default,
    ]),
  ) as unknown as GeneralSettings;
  const siteRules = policy.locked.has('siteRules')
    ? policy.siteRules
    : { ...policy.siteRules, ...chosenRules };
  return { general, siteRules, policy };
}

/** The settings as they hold, in the shape of a policy that decides them all. */
export function decided({
  general,
  siteRules,
  policy: { help },
}: Settings): Readonly<Record<string, unknown>> {
  return { ...general, siteRules, helpLine: help?.line, helpLink: help?.link };
}

/** Reads what `decided` gave; what is absent or unusable holds its default. */
export function readDecided(stored: unknown): Settings {
  return effective({}, {}, readPolicy(stored));
}

/** The rule for one site, the user's own or the organisation's; undefined where none was made. */
export function ruleOf({ siteRules }: Pick<Settings, 'siteRules'>, origin: string): RetryMode | undefined {
  return Object.hasOwn(siteRules, origin) ? siteRules[origin] : undefined;
}

/** The rule for a site, else the general mode. */
export function modeOf(
  settings: Pick<Settings, 'general' | 'siteRules'>,
  origin: string | undefined,
): RetryMode {
  return (origin === undefined ? undefined : ruleOf(settings, origin)) ?? settings.general.retryMode;
}
