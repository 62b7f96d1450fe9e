import { Image, Modal, View } from 'react-native';
import { SafeAreaView } from 'react-native-safe-area-context';
import type { Attachment } from '@baton/protocol';
import { useWords } from '../../../i18n/i18n.ts';
import { openFile } from '../../../platform/open-file';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Download, X } from '../../../ui/icons.ts';
import { Text } from '../../../ui/Text.tsx';
import { themed } from '../../../ui/theme.tsx';
import { Touchable } from '../../../ui/Touchable.tsx';

type Props = { attachment: Attachment; url: string; onClose: () => void };

/** A picture as large as the screen lets it be; a tap beside it closes it. */
export function LargePicture({ attachment: { name }, url, onClose }: Props) {
  const t = useWords();
  const styles = useStyles();
  return (
    <Modal visible transparent animationType="fade" aria-label={name} onRequestClose={onClose}>
      <SafeAreaView style={styles.room}>
        <View style={styles.head}>
          <Text weight="semibold" numberOfLines={1} style={{ flex: 1 }}>
            {name}
          </Text>
          <IconButton
            icon={Download}
            label={t('files.save', { name })}
            onPress={() => void openFile(url, name)}
          />
          <IconButton icon={X} label={t('files.close')} onPress={onClose} />
        </View>
        <Touchable aria-label={t('files.close')} onPress={onClose} style={styles.stage}>
          <Image
            source={{ uri: url }}
            resizeMode="contain"
            style={styles.picture}
            alt={name}
            accessibilityIgnoresInvertColors
          />
        </Touchable>
      </SafeAreaView>
    </Modal>
  );
}

const useStyles = themed((color) => ({
  room: { flex: 1, backgroundColor: color.bg },
  head: {
    flexDirection: 'row',
    alignItems: 'center',
    minHeight: 56,
    paddingStart: 16,
    paddingEnd: 8,
    backgroundColor: color.surface,
    borderBottomWidth: 1,
    borderColor: color.line,
  },
  stage: { flex: 1, padding: 16 },
  picture: { flex: 1, width: '100%', height: '100%' },
}));
