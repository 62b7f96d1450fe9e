import { getLocales } from 'expo-localization';

/** The languages that the phone is set to, the preferred first (BCP 47). */
export const systemLocales = (): readonly string[] => getLocales().map(({ languageTag }) => languageTag);
