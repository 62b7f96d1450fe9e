import { ruling } from './en/ruling.ts';
import { telling } from './en/telling.ts';
import { i18n } from './i18n.ts';

/** The words of the pages that are loaded late, which bring them along. */
const late = { ...telling, ...ruling };

i18n.addResourceBundle('en', 'translation', late, true);
