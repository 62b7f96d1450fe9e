import type { files as english } from '../en/files.ts';
import type { In } from '../words.ts';

export const files: In<'de', typeof english> = {
  files: {
    attach: 'Datei anhängen',
    limits: 'Bilder, Ton, MP4, PDF, Office, Text, CSV und ZIP, je bis {{megabytes}} MB.',
    picture: 'Ein Bild',
    camera: 'Foto aufnehmen',
    cameraDenied: 'Die Kamera ist nicht erlaubt',
    allow: 'Einstellungen öffnen',
    notPicked: 'Das ließ sich nicht öffnen. Versuche eine andere Datei.',
    file: 'Eine andere Datei',
    close: 'Schließen',
    tray: 'Dateien für die nächste Nachricht',
    progress: '{{percent}} %',
    ready: 'bereit zum Senden',
    uploading: '{{name}} wird hochgeladen',
    failed: 'Nicht hochgeladen. Prüfe die Verbindung.',
    too_large: 'Zu groß: höchstens {{megabytes}} MB.',
    wrong_type: 'Dateien dieser Art können nicht gesendet werden.',
    notInNote: 'Eine Notiz nimmt keine Dateien mit',
    notInNoteWhy: 'Das tut nur eine Nachricht an den Kunden.',
    retry: 'Noch einmal versuchen',
    cancel: '{{name}} abbrechen',
    remove: '{{name}} entfernen',
    save: '{{name}} sichern',
    enlarge: '{{name}} groß öffnen',
    lost: 'Gerade nicht erreichbar. Tippe, um es noch einmal zu versuchen.',
  },
};
