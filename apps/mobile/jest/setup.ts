import '../src/i18n/i18n.ts';
