import type { MessageKey } from '../../explanation/message.ts';
import type { GeneralSettings, SettingName, table } from '../../settings/table.ts';

type NamesOf<K extends string> = {
  [N in SettingName]: (typeof table)[N]['kind'] extends K ? N : never;
}[SettingName];

export type EnumName = NamesOf<'enum'>;
export type IntegerName = NamesOf<'integer'>;
export type BooleanName = NamesOf<'boolean'>;

export const labels: Readonly<Record<SettingName, MessageKey>> = {
  retryMode: 'options_retry_mode',
  retryNoAnswer: 'options_no_answer',
  retryGatewayErrors: 'options_gateway_errors',
  retryCdnErrors: 'options_cdn_errors',
  retryTooManyRequests: 'options_too_many_requests',
  retryServerErrors: 'options_server_errors',
  attemptLimit: 'options_attempt_limit',
  runLimit: 'options_run_limit',
  openPopup: 'options_open_popup',
  notifications: 'options_notifications',
  watchParts: 'watch_parts_label',
  theme: 'options_theme',
  historyKept: 'options_history_kept',
  historyDays: 'options_history_days',
};

export const hints: Partial<Readonly<Record<SettingName, MessageKey>>> = {
  retryServerErrors: 'options_server_errors_hint',
  notifications: 'options_notifications_hint',
  watchParts: 'watch_parts_hint',
  historyKept: 'options_history_kept_hint',
};

export const choiceLabels: {
  readonly [N in EnumName]: Readonly<Record<GeneralSettings[N], MessageKey>>;
} = {
  retryMode: {
    auto: 'options_retry_mode_auto',
    ask: 'options_retry_mode_ask',
    never: 'options_retry_mode_never',
    keep: 'options_retry_mode_keep',
  },
  openPopup: {
    always: 'options_open_popup_always',
    'tucked-away': 'options_open_popup_tucked_away',
    never: 'options_open_popup_never',
  },
  theme: { system: 'options_theme_system', light: 'options_theme_light', dark: 'options_theme_dark' },
};

/** Notes below single values of a setting. */
export const choiceHints: { readonly [N in EnumName]?: Partial<Record<GeneralSettings[N], MessageKey>> } = {
  retryMode: { keep: 'options_retry_mode_keep_hint' },
};
