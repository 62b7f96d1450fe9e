import type { entry as english } from '../en/entry.ts';
import type { In } from '../words.ts';

export const entry: In<'de', typeof english> = {
  signIn: {
    title: 'Baton',
    lead: 'Ein Gespräch übergeben. Und zurückgeben.',
    email: 'E-Mail',
    password: 'Passwort',
    server: 'Server',
    serverHint: 'https://baton.example.com',
    submit: 'Anmelden',
    busy: 'Anmeldung läuft …',
    codeTitle: 'Noch ein Schritt',
    codeLead:
      'Dein Passwort stimmt. Gib die sechs Ziffern aus deiner Authenticator-App ein oder einen Ersatzcode.',
    code: 'Code',
    codeBack: 'Von vorn beginnen',
    failure: {
      wrong: 'E-Mail oder Passwort stimmt nicht.',
      refused:
        'Der Server nimmt von dieser Adresse keine Anmeldung an. Nutze die, mit der er eingerichtet wurde.',
      no_server: 'Der Server hat nicht geantwortet. Prüfe Adresse und Verbindung.',
      too_many: 'Zu viele Versuche. Warte einen Moment.',
      no_member: 'Diese Anmeldung gehört hier zu keiner Organisation.',
      wrong_code: 'Dieser Code stimmt nicht oder ist abgelaufen.',
      step_over:
        'Das hat zu lange gedauert, oder es waren zu viele Versuche. Beginne noch einmal mit dem Passwort.',
      no_code: 'Gib den Code ein.',
      missing: 'Gib beides ein.',
    },
  },
  entry: {
    setupTitle: 'Ein neues Baton',
    setupLead: 'Benenne deine Organisation und werde ihr Inhaber.',
    setupSubmit: 'Beginnen',
    joinTitle: 'Einladung',
    join: '{{organization}} beitreten',
    joinLead: 'Du meldest dich als {{email}} an.',
    joinSubmit: 'Beitreten',
    organization: 'Organisation',
    name: 'Dein Name, wie Kunden ihn sehen',
    password: 'Passwort, mindestens 8 Zeichen',
    failure: {
      missing: 'Fülle alles aus; das Passwort braucht 8 Zeichen.',
      link_invalid: 'Dieser Link gilt nicht mehr. Bitte um einen neuen.',
      already_set_up: 'Dieser Server hat schon einen Inhaber. Melde dich an oder bitte um eine Einladung.',
      email_taken:
        'Zu dieser Adresse gibt es schon eine Anmeldung. Nutze hier ihr Passwort oder melde dich damit an.',
      invalid_request: 'Etwas davon ist nicht gültig. Prüfe die Adresse.',
      no_server: 'Der Server hat nicht geantwortet.',
      other: 'Der Server hat es abgelehnt.',
    },
  },
};
