/** Languages that are written from the right unless a subtag names another script, and scripts that are. */
const rightToLeft =
  /^(?:ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(?!-(?:latn|cyrl)\b)(?:-|$)|-(?:arab|hebr|syrc|thaa|nkoo|adlm|rohg)\b/i;

/** The direction of a column's text by its language (BCP 47), whatever that of the page around it. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return rightToLeft.test(lang) ? 'rtl' : 'ltr';
}
