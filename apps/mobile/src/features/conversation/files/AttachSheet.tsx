import { View } from 'react-native';
import { useWords } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { File, ImageGlyph } from '../../../ui/icons.ts';
import { Sheet } from '../../../ui/Sheet.tsx';
import { ACCEPTED, MAX_MEGABYTES } from './uploads.ts';

export type AttachSheetProps = { wide: boolean; onPick: (accept: string) => void; onClose: () => void };

/** What may be attached, told before it is picked. */
export function AttachSheet({ wide, onPick, onClose }: AttachSheetProps) {
  const t = useWords();
  const images = ACCEPTED.split(',')
    .filter((type) => type.startsWith('image/'))
    .join(',');
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
        <Button icon={ImageGlyph} label={t('files.picture')} onPress={() => onPick(images)} />
        <Button icon={File} label={t('files.file')} onPress={() => onPick(ACCEPTED)} />
      </View>
    </Sheet>
  );
}
