import { expandCanned } from '@baton/core';
import type { CannedReply } from '@baton/protocol';
import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { useSaving } from '../../live/saving.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Text } from '../../ui/Text.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { BotChoice } from './BotChoice.tsx';
import { isShortcut, VARIABLES } from './shortcut.ts';

type Props = { reply: CannedReply; fresh: boolean; wide: boolean; onClose: () => void };

/** One canned reply: its shortcut, its words, whose bot's conversations have it, and how it will read. */
export function ReplyForm({ reply, fresh, wide, onClose }: Props) {
  const t = useWords();
  const [draft, setDraft] = useState(reply);
  const [sure, setSure] = useState(false);
  const { busy, failed, save, remove } = useSaving(`/v1/canned-replies/${reply.id}`, onClose);
  const { shortcut, text, botId } = draft;
  const wrong = shortcut !== '' && !isShortcut(shortcut);
  const ready = isShortcut(shortcut) && text.trim() !== '' && !busy;
  return (
    <Sheet
      title={fresh ? t('replies.add') : t('replies.change', { shortcut: reply.shortcut })}
      closeLabel={t('replies.cancel')}
      wide={wide}
      onClose={onClose}
      foot={
        sure ? (
          <>
            <Button grow kind="primary" label={t('replies.remove')} disabled={busy} onPress={remove} />
            <Button label={t('replies.cancel')} onPress={() => setSure(false)} />
          </>
        ) : (
          <>
            <Button
              grow
              kind="primary"
              label={t('replies.save')}
              disabled={!ready}
              onPress={() => save({ shortcut, text: text.trim(), botId })}
            />
            {!fresh && <Button label={t('replies.remove')} onPress={() => setSure(true)} />}
            <Button kind="ghost" label={t('replies.cancel')} onPress={onClose} />
          </>
        )
      }
    >
      {sure && <Text role="alert">{t('replies.removeSure', { shortcut: reply.shortcut })}</Text>}
      <View style={{ gap: 6 }}>
        <TextField
          label={t('replies.shortcut')}
          placeholder={t('replies.shortcutHint')}
          value={shortcut}
          onChangeText={(next) => setDraft({ ...draft, shortcut: next.replace(/^\//, '') })}
          maxLength={40}
          autoCapitalize="none"
          autoCorrect={false}
          autoFocus={fresh}
        />
        {wrong && <Warning words={t('replies.shortcutWrong')} />}
        {failed !== null && (
          <Warning words={t(failed === 'name_taken' ? 'replies.shortcutTaken' : 'replies.failed')} />
        )}
      </View>
      <Written text={text} onChange={(next) => setDraft({ ...draft, text: next })} />
      <BotChoice value={botId} onChoose={(next) => setDraft({ ...draft, botId: next })} />
      <Preview text={text} botId={botId} />
    </Sheet>
  );
}

const Warning = ({ words }: { words: string }) => (
  <Text size="support" color="warn" role="alert">
    {words}
  </Text>
);

function Written({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = useWords();
  const gap = text === '' || /\s$/.test(text) ? '' : ' ';
  return (
    <View style={{ gap: 8 }}>
      <TextField
        label={t('replies.words')}
        placeholder={t('replies.wordsHint')}
        value={text}
        onChangeText={onChange}
        multiline
        maxLength={4000}
      />
      <Text size="support" color="text2">
        {t('replies.fill')}
      </Text>
      <View style={{ flexDirection: 'row', flexWrap: 'wrap', gap: 8 }}>
        {VARIABLES.map((variable) => (
          <Button key={variable} size="sm" label={variable} onPress={() => onChange(text + gap + variable)} />
        ))}
      </View>
    </View>
  );
}

/** The words as somebody would get them. */
function Preview({ text, botId }: { text: string; botId: string | null }) {
  const t = useWords();
  const operator = useLive((state) => state.snapshot?.me.name ?? '');
  const bots = useLive((state) => state.snapshot?.bots);
  const bot = (botId === null ? Object.values(bots ?? {})[0] : bots?.[botId])?.name ?? '';
  if (!text.includes('{{')) return null;
  return (
    <View style={{ gap: 4 }}>
      <Text size="support" weight="medium" color="text2">
        {t('replies.preview')}
      </Text>
      <Text>{expandCanned(text, { customer: 'Jane Doe', operator, bot })}</Text>
    </View>
  );
}
