import * as v from 'valibot';

const minute = 60_000;
const hour = 60 * minute;

export const retryModeSchema = v.picklist(['auto', 'ask', 'never']);
/** Whether failing pages are tried again by themselves, only when asked, or not at all. */
export type RetryMode = v.InferOutput<typeof retryModeSchema>;

const wholeBetween = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const generalSchema = v.object({
  retryMode: v.optional(retryModeSchema, 'auto'),
  /** The most attempts of an automatic run. */
  attemptLimit: v.optional(wholeBetween(1, 20), 8),
  /** The longest an automatic run may last, in ms. */
  runLimit: v.optional(wholeBetween(minute, hour), 15 * minute),
  /** When the popup opens without a click. */
  openPopup: v.optional(v.picklist(['always', 'tucked-away', 'never']), 'tucked-away'),
});

/** What holds for every site; lives in `storage.sync`. */
export type GeneralSettings = v.InferOutput<typeof generalSchema>;

const siteRulesSchema = v.record(v.string(), retryModeSchema);

/** The mode of single sites by origin; browsing habits, so they live in `storage.local` only. */
export type SiteRules = v.InferOutput<typeof siteRulesSchema>;

export interface Settings {
  readonly general: GeneralSettings;
  readonly siteRules: SiteRules;
}

/** The user's own choice for a site; undefined where none was made. */
export function ruleOf({ siteRules }: Settings, origin: string): RetryMode | undefined {
  return Object.hasOwn(siteRules, origin) ? siteRules[origin] : undefined;
}

/** The user's choice for a site, else the general one. */
export function modeOf(settings: Settings, origin: string | undefined): RetryMode {
  return (origin === undefined ? undefined : ruleOf(settings, origin)) ?? settings.general.retryMode;
}

/**
 * Reads stored general settings. A field that is absent or unusable takes its default and
 * leaves the others as they are; anything that is no object at all gives all defaults.
 */
export function readGeneralSettings(stored: unknown): GeneralSettings {
  return readFields(generalSchema.entries, stored) as GeneralSettings;
}

/** Reads stored site rules; entries that are unusable are left out. */
export function readSiteRules(stored: unknown): SiteRules {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, RetryMode] => v.is(retryModeSchema, entry[1])),
  );
}

type Entries = Record<string, v.OptionalSchema<v.GenericSchema, unknown>>;

function readFields(entries: Entries, stored: unknown): unknown {
  const source = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  return Object.fromEntries(
    Object.entries(entries).map(([name, schema]) => {
      const parsed = v.safeParse(schema, source[name]);
      return [name, parsed.success ? parsed.output : v.getDefault(schema)];
    }),
  );
}
