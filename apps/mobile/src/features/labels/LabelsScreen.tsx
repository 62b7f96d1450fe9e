import type { Label } from '@baton/protocol';
import { useState } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { useWords } from '../../i18n/i18n.ts';
import { useLive } from '../../live/live.tsx';
import { OfflineBanner } from '../../live/OfflineBanner.tsx';
import { newId } from '../../platform/new-id';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Plus, Tag } from '../../ui/icons.ts';
import { LockedLine } from '../../ui/LockedLine.tsx';
import { LabelDot } from '../../ui/LabelChip.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Touchable } from '../../ui/Touchable.tsx';
import { LabelForm } from './LabelForm.tsx';

type Props = { wide: boolean; onBack: () => void };

/** What the team sorts its conversations by; whoever manages bots makes, renames and deletes them. */
export function LabelsScreen({ wide, onBack }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { top } = useSafeAreaInsets();
  const kept = useLive((state) => state.snapshot?.labels);
  const manages = useLive((state) => state.snapshot?.me.permissions.includes('chatbot.manage') === true);
  const [open, setOpen] = useState<Label | null>(null);
  const labels = Object.values(kept ?? {}).sort((a, b) => a.name.localeCompare(b.name));
  const add = () => setOpen({ id: newId(), name: '', colour: 'blue' });
  const adding = manages ? <Button kind="primary" icon={Plus} label={t('labels.add')} onPress={add} /> : null;
  return (
    <View style={[styles.screen, { paddingTop: top }]}>
      <PageHead
        over={t('settings.title')}
        title={t('labels.title')}
        under={t('labels.why')}
        back={t('labels.back')}
        onBack={onBack}
      />
      <OfflineBanner />
      <ScrollView contentContainerStyle={styles.body}>
        {!manages && <LockedLine words={t('labels.locked')} />}
        {labels.length === 0 ? (
          <EmptyState icon={Tag} title={t('labels.none')} words={t('labels.noneWhy')}>
            {adding}
          </EmptyState>
        ) : (
          <>
            {adding && <View style={{ alignSelf: 'flex-start' }}>{adding}</View>}
            <Card>
              {labels.map((label, n) => (
                <LabelRow
                  key={label.id}
                  label={label}
                  first={n === 0}
                  onPress={manages ? () => setOpen(label) : null}
                />
              ))}
            </Card>
          </>
        )}
      </ScrollView>
      {open && (
        <LabelForm
          key={open.id}
          label={open}
          fresh={!kept?.[open.id]}
          wide={wide}
          onClose={() => setOpen(null)}
        />
      )}
    </View>
  );
}

type RowProps = {
  label: Label;
  first: boolean;
  /** `null` for those who may only read. */
  onPress: (() => void) | null;
};

function LabelRow({ label: { name, colour }, first, onPress }: RowProps) {
  const t = useWords();
  const styles = useStyles();
  const look = [styles.row, !first && styles.hair];
  const parts = (
    <>
      <LabelDot colour={colour} size={12} />
      <Text theirs weight="medium" style={{ flex: 1 }}>
        {name}
      </Text>
      <Text size="support" color="text2">
        {t(`labels.colours.${colour}`)}
      </Text>
    </>
  );
  if (!onPress) return <View style={look}>{parts}</View>;
  return (
    <Touchable
      aria-label={t('labels.change', { name })}
      onPress={onPress}
      style={look}
      active={({ hovered }) => hovered && styles.hovered}
    >
      {parts}
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  body: { padding: 16, paddingTop: 4, gap: 16, maxWidth: 640, width: '100%', paddingBottom: 48 },
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 48,
    paddingHorizontal: 16,
    outlineOffset: -2,
  },
  hair: { borderTopWidth: 1, borderColor: color.line },
  hovered: { backgroundColor: color.bg },
}));
