import { View } from 'react-native';
import { useWords } from '../../../i18n/i18n.ts';
import { allowCamera, origins, pickFiles } from '../../../platform/files';
import { CameraDeniedError } from '../../../platform/picked-file.ts';
import type { Origin, PickedFile } from '../../../platform/picked-file.ts';
import { Button } from '../../../ui/Button.tsx';
import { Camera, File, ImageGlyph } from '../../../ui/icons.ts';
import { Sheet } from '../../../ui/Sheet.tsx';
import { useToast } from '../../../ui/toasts.tsx';
import { ACCEPTED, MAX_MEGABYTES } from './uploads.ts';

export type AttachSheetProps = {
  conversationId: string;
  wide: boolean;
  onPicked: (files: PickedFile[]) => void;
  onClose: () => void;
};

const ICONS = { pictures: ImageGlyph, camera: Camera, files: File };
const LABELS = { pictures: 'files.picture', camera: 'files.camera', files: 'files.file' } as const;
const IMAGES = ACCEPTED.split(',')
  .filter((type) => type.startsWith('image/'))
  .join(',');

/** What may be attached, told before it is picked. */
export function AttachSheet({ conversationId, wide, onPicked, onClose }: AttachSheetProps) {
  const t = useWords();
  const say = useToast();
  const failed = (why: unknown) => {
    console.info('not picked', (why as Error).name);
    const denied = why instanceof CameraDeniedError;
    say({
      kind: 'look',
      title: t(denied ? 'files.cameraDenied' : 'files.notPicked'),
      ...(denied ? { action: { label: t('files.allow'), onPress: allowCamera } } : {}),
    });
  };
  // The sheet stays until something is picked: iOS shows no picker over what is just going away.
  const pick = (from: Origin) =>
    void pickFiles(from, from === 'pictures' ? IMAGES : ACCEPTED, conversationId)
      .then(onPicked, failed)
      .finally(onClose);
  return (
    <Sheet
      title={t('files.attach')}
      why={t('files.limits', { megabytes: MAX_MEGABYTES })}
      closeLabel={t('files.close')}
      wide={wide}
      onClose={onClose}
      foot={<Button grow label={t('files.close')} onPress={onClose} />}
    >
      <View style={{ gap: 12 }}>
        {origins.map((from) => (
          <Button key={from} icon={ICONS[from]} label={t(LABELS[from])} onPress={() => pick(from)} />
        ))}
      </View>
    </Sheet>
  );
}
