/** How an admin says when a bot is unwell. */
export const healthForm = {
  healthForm: {
    every: 'A heartbeat every (seconds)',
    off: 'Off',
    url: 'Health URL',
    checkEvery: 'Ask the health URL every (seconds)',
    slowAfter: 'Slow when it answers after (seconds)',
    downAfter: 'Bad signs until it is down',
    backAfter: 'Good signs until it is back',
    talkingWithin: 'Who counts as talking to it wrote within (minutes)',
    escalate: 'Customers talking to it when it goes down',
    call: 'Call a human',
    leave: 'Leave with the bot',
    save: 'Save',
    saved: 'Saved',
    refused: 'Not saved',
    locked: 'Admins change this.',
  },
} as const;
