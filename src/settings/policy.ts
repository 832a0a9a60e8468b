import { isRecord } from './migrations.ts';
import { readSiteRules, type SiteRules } from './site-rules.ts';
import { type Choices, type SettingName, settingNames, soundChoices } from './table.ts';

/** What an organisation can keep its users from changing. */
export type Lockable = SettingName | 'siteRules';

/** Whom a user of the organisation may turn to. */
export interface HelpDesk {
  readonly line?: string;
  /** `https:` or `mailto:`, and nothing else. */
  readonly link?: string;
}

/** What the organisation that runs this browser has decided; lives in `storage.managed`. */
export interface Policy {
  readonly choices: Choices;
  readonly siteRules: SiteRules;
  readonly locked: ReadonlySet<Lockable>;
  readonly help: HelpDesk | undefined;
  /** Whether a page opens after the installation. */
  readonly firstRunPage: boolean;
}

const longestLine = 200;

/** Reads `storage.managed`. A field that is absent or unusable decides nothing; undefined is no policy at all. */
export function readPolicy(managed: unknown): Policy {
  const fields = isRecord(managed) ? managed : {};
  const names = Array.isArray(fields.locked) ? fields.locked : [];
  return {
    choices: soundChoices(fields),
    siteRules: readSiteRules(fields.siteRules),
    locked: new Set([...settingNames, 'siteRules' as const].filter((name) => names.includes(name))),
    help: helpIn(fields),
    firstRunPage: fields.firstRunPage !== false,
  };
}

function helpIn({ helpLine, helpLink }: Readonly<Record<string, unknown>>): HelpDesk | undefined {
  const line = typeof helpLine === 'string' ? helpLine.trim().slice(0, longestLine) : '';
  const link = typeof helpLink === 'string' && /^(?:https:\/\/|mailto:)./i.test(helpLink) ? helpLink : '';
  if (line === '' && link === '') return undefined;
  return { ...(line !== '' && { line }), ...(link !== '' && URL.canParse(link) && { link }) };
}
