import { useState } from 'react';
import { useWords } from '../../../i18n/i18n.ts';
import { origins, pickFiles, useDroppedFiles } from '../../../platform/files';
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
  // A large browser window has one dialogue for all files; a tablet has a camera, too.
  const direct = wide && !origins.includes('camera');
  const pick = () => void pickFiles('files', ACCEPTED).then((files) => uploads.add(files));
  return (
    <>
      <IconButton
        icon={Paperclip}
        label={t('conversation.attach', { megabytes: MAX_MEGABYTES })}
        pressed={over}
        width={36}
        onPress={direct ? pick : () => setAsking(true)}
      />
      {wide && (
        <Text size="meta" color={over ? 'accent' : 'text3'} aria-hidden style={{ marginStart: -4 }}>
          {over ? t('conversation.dropHere') : t('conversation.attachHint', { megabytes: MAX_MEGABYTES })}
        </Text>
      )}
      {asking && pieces && (
        <pieces.AttachSheet
          wide={wide}
          onPicked={(files) => uploads.add(files)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
