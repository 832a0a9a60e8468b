import { type Policy, readPolicy } from './policy.ts';
import type { SiteRules } from './rules-by-origin.ts';
import { type Choices, type GeneralSettings, type RetryMode, settingNames, table } from './table.ts';

export type { RetryMode } from './table.ts';

/** The settings in force: the user's choices combined with the policy and the defaults. */
export interface Settings {
  readonly general: GeneralSettings;
  readonly siteRules: SiteRules;
  readonly policy: Policy;
}

/**
 * Combines the user's choices with the policy. Precedence: a locked policy value, the user's choice, an unlocked policy
 * value, the default. A lock without a value enforces the default.
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

/** Returns the settings in force as a JSON value for `readSettingsSnapshot`: a policy that sets every one of them. */
export function settingsSnapshot({
  general,
  siteRules,
  policy: { help },
}: Settings): Readonly<Record<string, unknown>> {
  return { ...general, siteRules, helpLine: help?.line, helpLink: help?.link };
}

/** Reads a value from `settingsSnapshot`. Missing or invalid fields take their defaults. */
export function readSettingsSnapshot(stored: unknown): Settings {
  return effective({}, {}, readPolicy(stored));
}

/** Returns the rule for one site, set by the user or the policy; undefined if there is none. */
export function ruleOf({ siteRules }: Pick<Settings, 'siteRules'>, origin: string): RetryMode | undefined {
  return Object.hasOwn(siteRules, origin) ? siteRules[origin] : undefined;
}

/** Returns the retry mode of a site: its rule, otherwise the general mode. */
export function modeOf(
  settings: Pick<Settings, 'general' | 'siteRules'>,
  origin: string | undefined,
): RetryMode {
  return (origin === undefined ? undefined : ruleOf(settings, origin)) ?? settings.general.retryMode;
}
