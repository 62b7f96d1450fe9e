import * as Notifications from 'expo-notifications';
import * as TaskManager from 'expo-task-manager';
import { answerPush } from './push-answer.ts';
import { payloadOf, pushReceived } from './push-received.ts';
import { showWords } from './show-words.ts';

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const TASK = 'baton.push-action';

// The system starts this without the app: on Android for each push that the app builds itself and when Claim or Later is tapped, on an
// iPhone for a push in the background. Has to be defined before anything else runs.
TaskManager.defineTask<Notifications.NotificationTaskPayload>(TASK, async ({ data }) => {
  if (!('actionIdentifier' in data)) {
    const { dataString, channelId } = data.data;
    const arrived = payloadOf(dataString);
    const words = arrived?.fetch === true && showWords(arrived, textOf(channelId));
    await Promise.all([pushReceived(dataString), words]);
    return;
  }
  const payload = payloadOf(data.notification.request.content.data);
  if (payload && data.actionIdentifier !== Notifications.DEFAULT_ACTION_IDENTIFIER)
    await answerPush(payload, data.actionIdentifier);
});

Notifications.registerTaskAsync(TASK).catch((refused: unknown) =>
  console.info('no background pushes', String(refused)),
);
