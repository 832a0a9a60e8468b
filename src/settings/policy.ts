import { isRecord } from './migrations.ts';
import { readSiteRules, type SiteRules } from './rules-by-origin.ts';
import { type Choices, type SettingName, settingNames, validChoices } from './table.ts';

/** What a policy can prevent users from changing. */
export type Lockable = SettingName | 'siteRules';

/** The organization's contact for its users. */
export interface HelpDesk {
  readonly line?: string;
  /** An `https:` or `mailto:` URL; no other scheme is accepted. */
  readonly link?: string;
}

/** The settings and locks that an organization enforces in this browser, from `storage.managed`. */
export interface Policy {
  readonly choices: Choices;
  readonly siteRules: SiteRules;
  readonly locked: ReadonlySet<Lockable>;
  readonly help: HelpDesk | undefined;
  /** Whether the welcome page opens after installation. */
  readonly firstRunPage: boolean;
}

/** In characters. */
const maxLineLength = 200;

/** Reads the contents of `storage.managed`. Missing and invalid fields are ignored; undefined means no policy. */
export function readPolicy(managed: unknown): Policy {
  const fields = isRecord(managed) ? managed : {};
  const names = Array.isArray(fields.locked) ? fields.locked : [];
  return {
    choices: validChoices(fields),
    siteRules: readSiteRules(fields.siteRules),
    locked: new Set([...settingNames, 'siteRules' as const].filter((name) => names.includes(name))),
    help: helpIn(fields),
    firstRunPage: fields.firstRunPage !== false,
  };
}

function helpIn({ helpLine, helpLink }: Readonly<Record<string, unknown>>): HelpDesk | undefined {
  const line = typeof helpLine === 'string' ? helpLine.trim().slice(0, maxLineLength) : '';
  const link = typeof helpLink === 'string' && /^(?:https:\/\/|mailto:)./i.test(helpLink) ? helpLink : '';
  if (line === '' && link === '') return undefined;
  return { ...(line !== '' && { line }), ...(link !== '' && URL.canParse(link) && { link }) };
}
