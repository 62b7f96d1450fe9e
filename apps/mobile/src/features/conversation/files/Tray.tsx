import { Image, View } from 'react-native';
import { useWords } from '../../../i18n/i18n.ts';
import { bytesLabel } from '../../../model/bytes.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { AlertTriangle, File, X } from '../../../ui/icons.ts';
import { Text } from '../../../ui/Text.tsx';
import { themed } from '../../../ui/theme.tsx';
import { MAX_MEGABYTES } from './uploads.ts';
import type { Enclosed } from './uploads.ts';

export type TrayProps = {
  list: readonly Enclosed[];
  onRetry: (id: string) => void;
  onDrop: (id: string) => void;
};

/** What goes with the next message, above the words: how far each file is, and what became of it. */
export function Tray({ list, onRetry, onDrop }: TrayProps) {
  const t = useWords();
  return (
    <View role="list" aria-label={t('files.tray')} style={{ gap: 6 }}>
      {list.map((enclosed) => (
        <Row
          key={enclosed.id}
          enclosed={enclosed}
          onRetry={() => onRetry(enclosed.id)}
          onDrop={() => onDrop(enclosed.id)}
        />
      ))}
    </View>
  );
}

type RowProps = { enclosed: Enclosed; onRetry: () => void; onDrop: () => void };

function Row({ enclosed: { name, bytes, preview, progress, state }, onRetry, onDrop }: RowProps) {
  const t = useWords();
  const styles = useStyles();
  const wrong = state !== 'under_way' && state !== 'ready';
  const said = wrong
    ? t(`files.${state}`, { megabytes: MAX_MEGABYTES })
    : state === 'ready'
      ? `${bytesLabel(bytes)} · ${t('files.ready')}`
      : `${bytesLabel(bytes)} · ${t('files.progress', { percent: Math.round(progress * 100) })}`;
  return (
    <View role="listitem" style={[styles.row, wrong && styles.wrong]}>
      {preview === null || wrong ? (
        <View style={styles.thumb}>
          <Icon of={wrong ? AlertTriangle : File} color={wrong ? 'warn' : 'text2'} />
        </View>
      ) : (
        <Image source={{ uri: preview }} style={styles.thumb} accessibilityIgnoresInvertColors alt="" />
      )}
      <View style={styles.words}>
        <Text size="support" weight="medium" numberOfLines={1}>
          {name}
        </Text>
        <Text size="meta" color={wrong ? 'warn' : 'text2'} tabular role={wrong ? 'alert' : 'status'}>
          {said}
        </Text>
        {state === 'under_way' && (
          <View
            role="progressbar"
            aria-label={t('files.uploading', { name })}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(progress * 100)}
            style={styles.track}
          >
            <View style={[styles.bar, { width: `${Math.round(progress * 100)}%` }]} />
          </View>
        )}
      </View>
      {state === 'failed' && <Button size="sm" label={t('files.retry')} onPress={onRetry} />}
      <IconButton
        icon={X}
        width={36}
        label={t(state === 'under_way' ? 'files.cancel' : 'files.remove', { name })}
        onPress={onDrop}
      />
    </View>
  );
}

const useStyles = themed((color) => ({
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 10,
    minHeight: 52,
    paddingVertical: 6,
    paddingStart: 6,
    borderRadius: 10,
    borderWidth: 1,
    borderColor: color.line,
    backgroundColor: color.surface,
  },
  wrong: { borderColor: color.warnLine, backgroundColor: color.warnSoft },
  thumb: {
    width: 40,
    height: 40,
    borderRadius: 6,
    alignItems: 'center',
    justifyContent: 'center',
    backgroundColor: color.sunken,
  },
  words: { flex: 1, minWidth: 0, gap: 1 },
  track: { height: 3, borderRadius: 2, backgroundColor: color.sunken, marginTop: 3, overflow: 'hidden' },
  bar: { height: 3, backgroundColor: color.accentSolid },
}));
