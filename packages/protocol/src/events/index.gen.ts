// Written by `npm run gen`. Do not edit.
import handoffAcknowledged from './handoff-acknowledged.ts';
import handoffCancelled from './handoff-cancelled.ts';
import handoffRequested from './handoff-requested.ts';
import messageCreated from './message-created.ts';

export default { handoffAcknowledged, handoffCancelled, handoffRequested, messageCreated };
