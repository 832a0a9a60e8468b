/** A setting with a fixed set of string values. */
interface EnumRow<V extends string = string> {
  readonly kind: 'enum';
  readonly values: readonly V[];
  readonly default: V;
}

/** A whole number; both bounds are inclusive. */
interface IntegerRow {
  readonly kind: 'integer';
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
  /** What the number counts. Minutes are stored in ms. */
  readonly unit: 'try' | 'minute' | 'day';
}

interface BooleanRow {
  readonly kind: 'boolean';
  readonly default: boolean;
}

export type Row = EnumRow | IntegerRow | BooleanRow;

const oneOf = <const V extends string>(values: readonly V[], preset: NoInfer<V>): EnumRow<V> => ({
  kind: 'enum',
  values,
  default: preset,
});
const integer = (minimum: number, maximum: number, preset: number, unit: IntegerRow['unit']): IntegerRow => ({
  kind: 'integer',
  minimum,
  maximum,
  default: preset,
  unit,
});
const boolean = (preset: boolean): BooleanRow => ({ kind: 'boolean', default: preset });

const minute = 60_000;

export const retryModes = ['auto', 'ask', 'never', 'keep'] as const;
/**
 * How failing pages are retried: automatically, only when the user asks, never, or (`keep`) automatically and without
 * end, for unattended displays.
 */
export type RetryMode = (typeof retryModes)[number];

/**
 * Every setting that applies to all sites, in display order. Stored values, imported files, the policy schema and the
 * options page are all checked against or built from these rows.
 */
export const table = {
  retryMode: oneOf(retryModes, 'auto'),
  /** The browser received no response. */
  retryNoAnswer: boolean(true),
  /** 502, 503, 504. */
  retryGatewayErrors: boolean(true),
  /** 520 to 530, which CDNs send when the origin fails. */
  retryCdnErrors: boolean(true),
  /** 429 with a Retry-After. */
  retryTooManyRequests: boolean(true),
  /** 500: an error in the site's own code, which a retry rarely fixes. */
  retryServerErrors: boolean(false),
  /** The maximum number of attempts in an automatic run. */
  attemptLimit: integer(1, 20, 8, 'try'),
  /** The maximum duration of an automatic run, in ms. */
  runLimit: integer(minute, 60 * minute, 15 * minute, 'minute'),
  /** When the popup opens automatically; `tucked-away`: only while the toolbar icon is not pinned. */
  openPopup: oneOf(['always', 'tucked-away', 'never'], 'tucked-away'),
  notifications: boolean(false),
  /** Observes frames and calls of healthy pages too, shows how many failed, and reloads such frames. */
  watchParts: boolean(false),
  theme: oneOf(['system', 'light', 'dark'], 'system'),
  /** Whether past outages are stored, and for how many days. */
  historyKept: boolean(true),
  historyDays: integer(1, 365, 30, 'day'),
} as const;

export type SettingName = keyof typeof table;

type ValueOf<R extends Row> = R extends EnumRow<infer V> ? V : R extends IntegerRow ? number : boolean;

/** A value for every setting; stored in `storage.sync`. */
export type GeneralSettings = { readonly [N in SettingName]: ValueOf<(typeof table)[N]> };

/** The settings that the user or the organization has changed from their defaults. */
export type Choices = Partial<GeneralSettings>;

export const settingNames = Object.keys(table) as readonly SettingName[];

/** Returns whether an untrusted value is allowed for a setting. */
export function isValid(row: Row, value: unknown): boolean {
  switch (row.kind) {
    case 'enum':
      return row.values.includes(value as string);
    case 'integer':
      return Number.isInteger(value) && (value as number) >= row.minimum && (value as number) <= row.maximum;
    case 'boolean':
      return typeof value === 'boolean';
  }
}

/**
 * Returns the fields that are valid settings. Unknown names and invalid values are dropped, so their defaults apply.
 */
export function validChoices(fields: Readonly<Record<string, unknown>>): Choices {
  return Object.fromEntries(
    settingNames
      .filter((name) => Object.hasOwn(fields, name) && isValid(table[name], fields[name]))
      .map((name) => [name, fields[name]]),
  );
}
