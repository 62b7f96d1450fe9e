/** The languages that the browser is set to, the preferred first (BCP 47). */
export const systemLocales = (): readonly string[] => navigator.languages;
