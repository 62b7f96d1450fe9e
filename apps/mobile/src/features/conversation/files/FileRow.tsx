import { useState } from 'react';
import { View } from 'react-native';
import type { Attachment } from '@baton/protocol';
import { useWords } from '../../../i18n/i18n.ts';
import { useCall } from '../../../live/answers.tsx';
import { bytesLabel } from '../../../model/bytes.ts';
import { openFile } from '../../../platform/open-file';
import { Icon } from '../../../ui/Icon.tsx';
import { AlertTriangle, File } from '../../../ui/icons.ts';
import { Text } from '../../../ui/Text.tsx';
import { themed } from '../../../ui/theme.tsx';
import { Touchable } from '../../../ui/Touchable.tsx';
import { linkOf } from './useLink.ts';

/** A file by name and size; a tap has it. `lost`: it could not be shown a moment ago. */
export function FileRow({ attachment, lost = false }: { attachment: Attachment; lost?: boolean }) {
  const t = useWords();
  const call = useCall();
  const styles = useStyles();
  const [failed, setFailed] = useState(lost);
  const { id, name, bytes } = attachment;
  const open = () => {
    setFailed(false);
    linkOf(call, id)
      .then((url) => openFile(url, name))
      .catch((unreachable: unknown) => {
        console.info('file not opened', (unreachable as Error).name);
        setFailed(true);
      });
  };
  return (
    <Touchable aria-label={t('files.save', { name })} onPress={open} style={styles.row}>
      <Icon of={failed ? AlertTriangle : File} color={failed ? 'warn' : 'text2'} />
      <View style={styles.words}>
        <Text size="support" weight="medium" numberOfLines={2}>
          {name}
        </Text>
        <Text size="meta" color={failed ? 'warn' : 'text2'} role={failed ? 'alert' : 'none'}>
          {failed ? t('files.lost') : bytesLabel(bytes)}
        </Text>
      </View>
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 10,
    minHeight: 48,
    minWidth: 180,
    paddingHorizontal: 10,
    paddingVertical: 6,
    borderRadius: 8,
    borderWidth: 1,
    borderColor: color.line,
    backgroundColor: color.surface,
  },
  words: { flexShrink: 1, gap: 1 },
}));
