import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../../i18n/i18n.ts';
import { useCall } from '../../../live/answers.tsx';
import { mailText, saveText, shares, shareText } from '../../../platform/hand-out';
import { Button } from '../../../ui/Button.tsx';
import { Download, Mail, Share } from '../../../ui/icons.ts';
import { Sheet } from '../../../ui/Sheet.tsx';
import { Text } from '../../../ui/Text.tsx';
import { Toggle } from '../../../ui/Toggle.tsx';

type Props = { conversationId: string; name: string; wide: boolean; onClose: () => void };

/** The whole conversation to keep or to send on; the team's notes only when they are asked for. */
export function TranscriptSheet({ conversationId, name, wide, onClose }: Props) {
  const t = useWords();
  const [notes, setNotes] = useState(false);
  const { busy, failed, hand } = useTranscript(conversationId, notes);
  const title = t('transcript.of', { name });
  const file = name.replace(/[^\p{L}\p{N}]+/gu, '-');
  return (
    <Sheet
      title={t('transcript.title')}
      why={t('transcript.why')}
      closeLabel={t('aside.done')}
      wide={wide}
      onClose={onClose}
      foot={<Button grow label={t('aside.done')} onPress={onClose} />}
    >
      {failed && (
        <Text size="support" color="warn" role="alert">
          {t('transcript.failed')}
        </Text>
      )}
      <View style={{ flexDirection: 'row', alignItems: 'center', gap: 12 }}>
        <Text style={{ flex: 1 }}>{t('transcript.notes')}</Text>
        <Toggle label={t('transcript.notes')} value={notes} onChange={setNotes} />
      </View>
      {shares ? (
        <Button
          kind="primary"
          icon={Share}
          disabled={busy}
          label={t('transcript.share')}
          onPress={() => void hand('text', (text) => shareText(title, text))}
        />
      ) : (
        <View style={{ gap: 8 }}>
          <Button
            icon={Download}
            disabled={busy}
            label={t('transcript.saveText')}
            onPress={() => void hand('text', (text) => saveText(`${file}.txt`, 'text/plain', text))}
          />
          <Button
            icon={Download}
            disabled={busy}
            label={t('transcript.savePage')}
            onPress={() => void hand('html', (text) => saveText(`${file}.html`, 'text/html', text))}
          />
          <Button
            icon={Mail}
            disabled={busy}
            label={t('transcript.mail')}
            onPress={() => void hand('text', (text) => mailText(title, text))}
          />
        </View>
      )}
    </Sheet>
  );
}

/** Fetches it as text or as a page and hands it to `out`. */
function useTranscript(conversationId: string, notes: boolean) {
  const call = useCall();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const hand = async (format: 'text' | 'html', out: (text: string) => unknown) => {
    setBusy(true);
    setFailed(false);
    try {
      const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone);
      const path = `/v1/conversations/${conversationId}/transcript?format=${format}&zone=${zone}&notes=${notes}`;
      const answer = await call(path);
      if (!answer.ok) throw new Error(`http_${answer.status}`);
      await out(await answer.text());
    } catch (unreachable) {
      console.info('no transcript', (unreachable as Error).message);
      setFailed(true);
    }
    setBusy(false);
  };
  return { busy, failed, hand };
}
