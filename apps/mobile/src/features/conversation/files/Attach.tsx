import { useState } from 'react';
import { useWords } from '../../../i18n/i18n.ts';
import { pickFiles, useDroppedFiles } from '../../../platform/files';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Paperclip } from '../../../ui/icons.ts';
import { Text } from '../../../ui/Text.tsx';
import { usePieces } from '../pieces.ts';
import { ACCEPTED, MAX_MEGABYTES } from './uploads.ts';
import type { Uploads } from './uploads.ts';

/** The paperclip. Files may be dropped on the page and pasted, too; what may be sent is told before anybody picks. */
export function Attach({ uploads, wide }: { uploads: Uploads; wide: boolean }) {
  const t = useWords();
  const pieces = usePieces();
  const [asking, setAsking] = useState(false);
  const over = useDroppedFiles((files) => uploads.add(files));
  const pick = (accept: string) => {
    setAsking(false);
    void pickFiles(accept).then((files) => uploads.add(files));
  };
  return (
    <>
      <IconButton
        icon={Paperclip}
        label={t('conversation.attach', { megabytes: MAX_MEGABYTES })}
        pressed={over}
        width={36}
        onPress={() => (wide ? pick(ACCEPTED) : setAsking(true))}
      />
      {wide && (
        <Text size="meta" color={over ? 'accent' : 'text3'} aria-hidden style={{ marginStart: -4 }}>
          {over ? t('conversation.dropHere') : t('conversation.attachHint', { megabytes: MAX_MEGABYTES })}
        </Text>
      )}
      {asking && pieces && <pieces.AttachSheet wide={wide} onPick={pick} onClose={() => setAsking(false)} />}
    </>
  );
}
