/* Runs inside Firefox with its own rights (desktop.ts): a desktop that draws nothing, keeps everything, and can be pressed. */
globalThis.desktop = (() => {
  const drawn = [];
  const alerts = [];
  const close = (index) => {
    if (!drawn[index].open) return;
    drawn[index].open = false;
    alerts[index].listener?.observe(null, 'alertfinished', alerts[index].alert.cookie);
  };
  const service = {
    QueryInterface: ChromeUtils.generateQI(['nsIAlertsService', 'nsIAlertsDoNotDisturb', 'nsIObserver']),
    showAlert(alert, listener) {
      const before = alerts.findLastIndex(
        (other, index) => drawn[index].open && other.alert.name === alert.name,
      );
      // One that is replaced makes way without a word.
      if (before >= 0) drawn[before].open = false;
      const { name, title, text: body, silent, requireInteraction: stays } = alert;
      const actions = Object.fromEntries(alert.actions.map(({ action, title: label }) => [action, label]));
      alerts.push({ alert, listener });
      drawn.push({ name, title, body, silent, stays, actions, open: true });
      listener?.observe(null, 'alertshow', alert.cookie);
    },
    closeAlert(name) {
      alerts.forEach(({ alert }, index) => alert.name === name && close(index));
    },
    getHistory: () => [],
    teardown() {},
    pbmTeardown() {},
    manualDoNotDisturb: false,
    suppressForScreenSharing: false,
    observe() {},
  };
  Components.manager
    .QueryInterface(Ci.nsIComponentRegistrar)
    .registerFactory(Services.uuid.generateUUID(), 'A desktop for tests', '@mozilla.org/alerts-service;1', {
      QueryInterface: ChromeUtils.generateQI(['nsIFactory']),
      createInstance: (iid) => service.QueryInterface(iid),
    });
  return {
    drawn,
    press(title, action) {
      const index = drawn.findLastIndex((banner) => banner.open && banner.title === title);
      if (index < 0) throw new Error(`no banner "${title}"`);
      const { alert, listener } = alerts[index];
      const button = action === null ? null : alert.actions.find((one) => one.action === action);
      if (button === undefined) throw new Error(`no button "${action}"`);
      listener.observe(button, 'alertclickcallback', alert.cookie);
    },
  };
})();
