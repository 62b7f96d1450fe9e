import * as Notifications from 'expo-notifications';
import * as TaskManager from 'expo-task-manager';
import { PushPayload } from '@baton/protocol';
import { answerPush } from './push-answer.ts';

const TASK = 'baton.push-action';

// Android starts this without the app when Claim or Later is tapped on a banner. Has to be defined before anything else runs.
TaskManager.defineTask<Notifications.NotificationTaskPayload>(TASK, async ({ data }) => {
  if (!('actionIdentifier' in data)) return;
  const payload = PushPayload.safeParse(data.notification.request.content.data);
  if (payload.success && data.actionIdentifier !== Notifications.DEFAULT_ACTION_IDENTIFIER)
    await answerPush(payload.data, data.actionIdentifier);
});

Notifications.registerTaskAsync(TASK).catch((refused: unknown) =>
  console.info('no background pushes', String(refused)),
);
