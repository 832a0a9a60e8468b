/** One of a few words. */
interface OneOf<V extends string = string> {
  readonly kind: 'one-of';
  readonly values: readonly V[];
  readonly default: V;
}

/** A whole number within bounds, both of which it may be. */
interface Whole {
  readonly kind: 'whole';
  readonly least: number;
  readonly most: number;
  readonly default: number;
  /** What is counted; minutes are kept in ms. */
  readonly unit: 'try' | 'minute' | 'day';
}

interface YesNo {
  readonly kind: 'yes-no';
  readonly default: boolean;
}

export type Row = OneOf | Whole | YesNo;

const oneOf = <const V extends string>(values: readonly V[], preset: NoInfer<V>): OneOf<V> => ({
  kind: 'one-of',
  values,
  default: preset,
});
const whole = (least: number, most: number, preset: number, unit: Whole['unit']): Whole => ({
  kind: 'whole',
  least,
  most,
  default: preset,
  unit,
});
const yesNo = (preset: boolean): YesNo => ({ kind: 'yes-no', default: preset });

const minute = 60_000;

export const retryModes = ['auto', 'ask', 'never', 'keep'] as const;
/**
 * Whether failing pages are tried again by themselves, only when asked, not at all, or (`keep`) by themselves and
 * without end, for screens that nobody looks after.
 */
export type RetryMode = (typeof retryModes)[number];

/**
 * Everything that the user can choose for all sites, in the order in which it is shown. The reader of what is
 * stored, the check of imports, the policy's schema and the options page are all made from these rows.
 */
export const table = {
  retryMode: oneOf(retryModes, 'auto'),
  /** No answer came at all. */
  retryNoAnswer: yesNo(true),
  /** 502, 503, 504. */
  retryGatewayErrors: yesNo(true),
  /** 520 to 530, which content delivery networks send of the server behind them. */
  retryCdnErrors: yesNo(true),
  /** 429, where it names a time to come back at. */
  retryTooManyRequests: yesNo(true),
  /** 500: the site's own mistake, which seldom passes by itself. */
  retryServerErrors: yesNo(false),
  /** The most attempts of an automatic run. */
  attemptLimit: whole(1, 20, 8, 'try'),
  /** The longest an automatic run may last, in ms. */
  runLimit: whole(minute, 60 * minute, 15 * minute, 'minute'),
  /** When the popup opens without a click. */
  openPopup: oneOf(['always', 'tucked-away', 'never'], 'tucked-away'),
  notifications: yesNo(false),
  theme: oneOf(['system', 'light', 'dark'], 'system'),
  /** Whether past outages are remembered, and for how many days. */
  historyKept: yesNo(true),
  historyDays: whole(1, 365, 30, 'day'),
} as const;

export type SettingName = keyof typeof table;

type ValueOf<R extends Row> = R extends OneOf<infer V> ? V : R extends Whole ? number : boolean;

/** A value for every setting; lives in `storage.sync`. */
export type GeneralSettings = { readonly [N in SettingName]: ValueOf<(typeof table)[N]> };

/** The settings that somebody gave a value of their own. */
export type Choices = Partial<GeneralSettings>;

export const settingNames = Object.keys(table) as readonly SettingName[];

/** Whether a value from outside may stand for a setting. */
export function isSound(row: Row, value: unknown): boolean {
  switch (row.kind) {
    case 'one-of':
      return row.values.includes(value as string);
    case 'whole':
      return Number.isInteger(value) && (value as number) >= row.least && (value as number) <= row.most;
    case 'yes-no':
      return typeof value === 'boolean';
  }
}

/** The settings among some fields that are sound; all others are left out, be it only to take their default. */
export function soundChoices(fields: Readonly<Record<string, unknown>>): Choices {
  return Object.fromEntries(
    settingNames
      .filter((name) => Object.hasOwn(fields, name) && isSound(table[name], fields[name]))
      .map((name) => [name, fields[name]]),
  );
}
