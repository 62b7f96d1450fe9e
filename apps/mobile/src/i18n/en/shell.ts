/** The tabs, and pages that are not there. */
export const shell = {
  tab: { queue: 'Queue', activity: 'Activity', bots: 'Bots', settings: 'Settings' },
  later: {
    title: 'This page is not on this device yet',
    why: 'It is fetched once, and opens without a connection from then on. Right now the server cannot be reached.',
    again: 'Try again',
    back: 'Back',
  },
  notFound: { title: 'There is no such page', home: 'Go to the queue' },
  sound: {
    title: 'Sound for a new escalation',
    off: 'Off',
    awake: 'Not in quiet hours',
    always: 'Always',
    why: 'A short tone while Baton is open in a window.',
  },
  shell: {
    find: 'Find anything, or do it by its name',
  },
} as const;
