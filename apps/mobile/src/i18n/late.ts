import { late } from './en/late.ts';
import { i18n } from './i18n.ts';

// The pages that are loaded late bring their words along.
i18n.add('en', late);
