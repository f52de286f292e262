/** Whether a text has the form of a BCP 47 language tag, as `Intl` demands it: "de-CH", not "de_CH". */
export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
}
