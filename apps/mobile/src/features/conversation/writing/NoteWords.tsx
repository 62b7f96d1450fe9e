import { useLive } from '../../../live/live.tsx';
import { Text } from '../../../ui/Text.tsx';
import { usePalette } from '../../../ui/theme.tsx';
import { noteParts } from './mentions.ts';

/** A note's words with the teammates whom it calls; oneself stands out. */
export function NoteWords({ text, mentions }: { text: string; mentions: readonly string[] }) {
  const { accentSoft } = usePalette();
  const members = useLive((state) => state.snapshot?.members);
  const meId = useLive((state) => state.snapshot?.me.memberId);
  const called = mentions.flatMap((id) => members?.[id] ?? []);
  return noteParts(text, called).map((part, n) =>
    part.memberId === null ? (
      part.text
    ) : (
      <Text
        key={n}
        weight="semibold"
        color="accent"
        style={part.memberId === meId && { backgroundColor: accentSoft }}
      >
        {part.text}
      </Text>
    ),
  );
}
