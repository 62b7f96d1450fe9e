import type { ReactNode } from 'react';
import { Modal, ScrollView, View } from 'react-native';
import { SafeAreaView } from 'react-native-safe-area-context';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { Touchable } from './Touchable.tsx';

type Props = {
  title: string;
  why?: string;
  closeLabel: string;
  onClose: () => void;
  wide: boolean;
  children: ReactNode;
  foot: ReactNode;
};

/** Asks for something before it is done: from below on a phone, in the middle on a wide screen. */
export function Sheet({ title, why, closeLabel, onClose, wide, children, foot }: Props) {
  const styles = useStyles();
  return (
    <Modal
      visible
      transparent
      aria-label={title}
      animationType={wide ? 'fade' : 'slide'}
      onRequestClose={onClose}
    >
      <View style={[styles.room, wide && styles.middle]}>
        <Touchable aria-label={closeLabel} onPress={onClose} style={styles.scrim} />
        <SafeAreaView edges={['bottom']} style={[styles.sheet, wide && styles.dialog]}>
          <View style={styles.head}>
            <Text size="pane" role="heading" aria-level={1}>
              {title}
            </Text>
            {why !== undefined && (
              <Text size="support" color="text2">
                {why}
              </Text>
            )}
          </View>
          <ScrollView contentContainerStyle={styles.body} keyboardShouldPersistTaps="handled">
            {children}
          </ScrollView>
          <View style={styles.foot}>{foot}</View>
        </SafeAreaView>
      </View>
    </Modal>
  );
}

const useStyles = themed((color) => ({
  room: { flex: 1, justifyContent: 'flex-end' },
  middle: { justifyContent: 'center', alignItems: 'center' },
  scrim: { position: 'absolute', top: 0, bottom: 0, start: 0, end: 0, backgroundColor: color.scrim },
  sheet: {
    maxHeight: '88%',
    backgroundColor: color.surface,
    borderTopStartRadius: 16,
    borderTopEndRadius: 16,
    boxShadow: color.floating,
  },
  dialog: { width: 480, borderRadius: 16 },
  head: { paddingHorizontal: 16, paddingTop: 20, gap: 4 },
  body: { padding: 16, gap: 16 },
  foot: { flexDirection: 'row', gap: 12, paddingHorizontal: 16, paddingTop: 4, paddingBottom: 16 },
}));
