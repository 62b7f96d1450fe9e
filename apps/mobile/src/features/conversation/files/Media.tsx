import { useState } from 'react';
import { Image, View } from 'react-native';
import type { Attachment } from '@baton/protocol';
import { useWords } from '../../../i18n/i18n.ts';
import { AudioPlayer, plays } from '../../../platform/audio';
import { themed } from '../../../ui/theme.tsx';
import { Touchable } from '../../../ui/Touchable.tsx';
import { FileRow } from './FileRow.tsx';
import { frameOf, isImage } from './frame.ts';
import { LargePicture } from './LargePicture.tsx';
import { useLink } from './useLink.ts';

export type MediaProps = { attachment: Attachment };

/** What a message carries: a picture is shown, a recording plays, the rest is saved. */
export function Media({ attachment }: MediaProps) {
  if (isImage(attachment)) return <Picture attachment={attachment} />;
  if (plays && attachment.type.startsWith('audio/')) return <Recording attachment={attachment} />;
  return <FileRow attachment={attachment} />;
}

function Picture({ attachment }: MediaProps) {
  const t = useWords();
  const styles = useStyles();
  const { url, lost, lose } = useLink(attachment.id);
  const [large, setLarge] = useState(false);
  if (lost) return <FileRow attachment={attachment} lost />;
  const frame = frameOf(attachment);
  return (
    <>
      <Touchable
        role="button"
        aria-label={t('files.enlarge', { name: attachment.name })}
        disabled={url === null}
        onPress={() => setLarge(true)}
        style={[styles.picture, frame]}
      >
        {url !== null && (
          <Image
            source={{ uri: url }}
            resizeMode="cover"
            style={frame}
            alt={attachment.name}
            accessibilityIgnoresInvertColors
            onError={lose}
          />
        )}
      </Touchable>
      {large && url !== null && (
        <LargePicture attachment={attachment} url={url} onClose={() => setLarge(false)} />
      )}
    </>
  );
}

function Recording({ attachment }: MediaProps) {
  const { url, lost } = useLink(attachment.id);
  if (lost) return <FileRow attachment={attachment} lost />;
  return (
    <View style={{ minWidth: 220, minHeight: 40 }}>
      {url !== null && <AudioPlayer url={url} name={attachment.name} />}
    </View>
  );
}

const useStyles = themed((color) => ({
  picture: { borderRadius: 8, overflow: 'hidden', backgroundColor: color.sunken, maxWidth: '100%' },
}));
