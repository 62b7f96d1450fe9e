/** Files that go with messages. */
export const files = {
  files: {
    attach: 'Attach a file',
    limits: 'Pictures, audio, MP4, PDF, Office, text, CSV and ZIP, up to {{megabytes}} MB each.',
    picture: 'A picture',
    file: 'Another file',
    close: 'Close',
    tray: 'Files for the next message',
    progress: '{{percent}} %',
    ready: 'ready to send',
    uploading: 'Uploading {{name}}',
    failed: 'Not uploaded. Check the connection.',
    too_large: 'Too large: {{megabytes}} MB at most.',
    wrong_type: 'This kind of file cannot be sent.',
    retry: 'Try again',
    cancel: 'Cancel {{name}}',
    remove: 'Remove {{name}}',
    save: 'Save {{name}}',
    enlarge: 'Open {{name}} large',
    lost: 'Cannot be reached now. Tap to try again.',
  },
} as const;
