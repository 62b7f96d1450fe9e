/** Whether this device can wake its owner, why, and what to do. */
export const doctor = {
  doctor: {
    title: 'Push Doctor',
    checks: 'What a push passes on its way',
    again: 'Look again',
    wakes: {
      yes: 'This device can wake you',
      no: 'This device cannot wake you',
      unsure: 'This device may wake you',
    },
    wakesWhy: {
      yes: 'Everything on the way was looked at and is well.',
      no: 'Mend what is marked below, then look again.',
      unsure: 'Not everything could be proved. A test push does.',
    },
    name: {
      permission: 'Permission',
      channel: 'Sound of rings',
      worker: 'Service worker',
      address: 'Address',
      receipt: 'Last receipt',
      canary: 'Nightly sign of life',
    },
    note: {
      permission: {
        ready: 'This device lets Baton notify you.',
        off: 'Notifications are not turned on here. Turn them on above.',
        denied: 'Notifications are blocked. Allow them for Baton in the settings of this device.',
        unsupported:
          'This browser has no Web Push. Use another one; on an iPhone, add Baton to the home screen first.',
      },
      channel: {
        loud: 'Rings may sound and stay on the screen.',
        quieted: 'Rings make no sound here. Set “Escalations” to sound in the settings of this device.',
        blocked: 'Rings are turned off. Turn “Escalations” on in the settings of this device.',
        none: 'The channel for rings is missing. Turn notifications off and on again.',
      },
      worker: {
        active: 'It shows pushes while Baton is closed.',
        missing: 'It does not run. Load this page again; private windows have none.',
      },
      address: {
        known: 'The server knows where this device is: {{address}}',
        gone: 'The push service says that this address is dead. Turn notifications off and on again.',
        none: 'The server does not know this device. It will once notifications are on.',
        unreachable: 'The server could not be asked. Look again when you are connected.',
      },
      receipt: {
        heard: 'This device last answered a push {{time}}.',
        long: 'This device last answered a push {{time}}. Send a test.',
        never: 'This device has answered no push yet. Send a test.',
        silent:
          'No answer since {{time}}, to none of several pushes. Turn off battery saving for Baton, and send a test.',
      },
      canary: {
        answered: 'Sent {{time}}, and answered.',
        open: 'Sent {{time}}, not answered yet. A phone that was off answers when it is back.',
      },
    },
    test: 'Prove it',
    testWhy: 'The server pushes to this device, and says when the device has answered.',
    testOff: 'Once notifications are on, a test push proves the way.',
    testing: 'On its way …',
    result: {
      waiting: 'On its way …',
      arrived: 'Rang in {{seconds}} s.',
      silent: 'It left, but this device did not answer.',
      failed: 'It could not be sent.',
    },
  },
} as const;
