import { en } from './en.ts';
import { de } from './de.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { pt } from './pt.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { tr } from './tr.ts';
import { ru } from './ru.ts';
import { ar } from './ar.ts';
import { zh } from './zh.ts';
import type { Language } from './language.ts';

/** One file adds a language. */
export const LANGUAGES: readonly Language[] = [en, de, es, fr, it, pt, nl, pl, tr, ru, ar, zh];
