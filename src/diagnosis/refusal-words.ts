/** Words with which a filter or a site says that it does not allow a page, rather than that it could not get it. */
export const refusalWords =
  /\b(?:block(?:ed|s)\b(?!\?)|block_|denied|filtered|(?<!method .{0,9})not (?:allowed|permitted)|prohibited|restricted|violat|banned|forbidden|gesperrt|verweigert|bloqu|interdit|bloccat|blokowan|engellen|geblo[ck]k)|(?:in|from) your (?:country|region)|\bVPN\b|заблокирован|запрещ|阻止|阻断|拦截|ブロック|차단/i;
