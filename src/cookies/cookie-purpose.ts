import type { SiteCookie } from './site-cookie.ts';

/** What a cookie is probably for, judged by its name and flags alone. */
export type CookiePurpose = 'analytics' | 'consent' | 'sign-in' | 'other';

/** Names that products for statistics, experiments and advertising document. */
const analytics =
  /^(?:_ga(?:_.*)?|_gid|_gat.*|_gcl_\w+|_gac_.*|__gads|__gpi|__utm\w|_fb[pc]|_hj.*|_cl(?:ck|sk)|ajs_.*|rl_.*|amp(?:litude)?_.*|mp_.*_mixpanel|ph_.*_posthog|optimizely.*|_pk_.*|mtm_.*|_vwo.*|_vis_opt_.*|amcvs?_.*|mbox|utag_main|s_(?:cc|sq|vi|fid|nr|ppv)|_dd_s|_scid.*|_ttp|_tt_.*|_uet[sv]id.*|_pin_unauth|_derived_epik|cto_.*|hubspotutk|__hs\w+|_mkto_trk|_cs_\w+|_sp_(?:id|ses).*|kameleoon.*|ab\.storage\..*|fs_uid|nrba_.*|intercom-.*|_abtest.*|_li\w*_.*)$/i;

/** Names with which sites record what the user agreed to. */
const consent =
  /consent|gdpr|optanon|onetrust|cookiebot|cookie[-_]?(?:law|notice|pref|policy|settings|choices)|didomi|^(?:usprivacy|_iub_cs.*|borlabs-.*|axeptio.*|klaro|osano.*|truste\..*|fccdcf|fcnec|notice_\w+|cmapi_\w+|uc_\w+)$/i;

/** Words of names that frameworks and identity providers give to sign-ins and to what belongs to them. */
const signInWord =
  /^(?:auth[nz]?|authenticat(?:ed|ion)|authorization|bearer|csrf(?:token)?|estsauth\w*|fedauth|[hlps]?sid(?:cc|r?ts)?|s?apisid|idp|jwt|jsessionid\w*|keycloak|kc|aspsessionid\w*|aspxauth|log(?:in|ged(?:in)?)|msisauth\w*|oauth2?|oidc|passport|php?sess\w*|pass(?:word|wd)|remember(?:me)?|saml\w*|sess(?:ion)?(?:id|token|key)?|sessid|appsession|sign(?:ed)?(?:in)?|shib\w*|sso\w*|tokens?|xsrf)$/;

/** Its words are too common. */
const aspNetCore = /^\.AspNetCore\.(?!Culture)/i;

/** Words that are too common to count without `HttpOnly`. */
const privateWord = /^(?:account|identity|member|secret|ticket|uid|user(?:id|name)?)$/;

/**
 * Returns what a cookie is probably for. A cookie that is taken for a sign-in by mistake is only removed later, so in
 * doubt it is one.
 */
export function purposeOf({ name, httpOnly }: Pick<SiteCookie, 'name' | 'httpOnly'>): CookiePurpose {
  if (analytics.test(name)) return 'analytics';
  if (consent.test(name)) return 'consent';
  return looksLikeSignIn(name, httpOnly) ? 'sign-in' : 'other';
}

function looksLikeSignIn(name: string, httpOnly: boolean): boolean {
  const words = wordsOf(name);
  return (
    aspNetCore.test(name) ||
    words.some((word) => signInWord.test(word) || (httpOnly && privateWord.test(word)))
  );
}

/** `__Secure-next-auth.session-token.0`, `accessToken` → their words in lower case, without the prefix. */
function wordsOf(name: string): string[] {
  return name
    .replace(/^__(?:Host|Secure)-/i, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
}
