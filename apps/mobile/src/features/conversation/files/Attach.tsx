import { useState } from 'react';
import { useWords } from '../../../i18n/i18n.ts';
import { origins, pickFiles, useDroppedFiles, useInterruptedPick } from '../../../platform/files';
import type { PickedFile } from '../../../platform/picked-file.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Paperclip } from '../../../ui/icons.ts';
import { Text } from '../../../ui/Text.tsx';
import { usePieces } from '../pieces.ts';
import { ACCEPTED, MAX_MEGABYTES } from './uploads.ts';
import type { Uploads } from './uploads.ts';

type Props = { conversationId: string; uploads: Uploads; wide: boolean };

/** The paperclip. Files may be dropped on the page and pasted, too; what may be sent is told before anybody picks. */
export function Attach({ conversationId, uploads, wide }: Props) {
  const t = useWords();
  const pieces = usePieces();
  const [asking, setAsking] = useState(false);
  const add = (files: PickedFile[]) => uploads.add(files);
  const over = useDroppedFiles(add);
  useInterruptedPick(conversationId, add);
  // A large browser window has one dialogue for all files; a tablet has a camera, too.
  const direct = wide && !origins.includes('camera');
  const pick = () => void pickFiles('files', ACCEPTED, conversationId).then(add);
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
          conversationId={conversationId}
          wide={wide}
          onPicked={add}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
