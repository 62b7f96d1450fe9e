import { useState } from 'react';
import { View } from 'react-native';
import type { Conversation } from '@baton/protocol';
import { useWords } from '../../../i18n/i18n.ts';
import { useClient, useLive } from '../../../live/live.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Check } from '../../../ui/icons.ts';
import { LabelDot } from '../../../ui/LabelChip.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { Text } from '../../../ui/Text.tsx';
import { themed } from '../../../ui/theme.tsx';
import { Touchable } from '../../../ui/Touchable.tsx';

type Props = {
  conversation: Conversation;
  wide: boolean;
  onOpen: (path: string) => void;
  onClose: () => void;
};

/** Labels on and off, each at once. Whoever manages finds the way to where they are made. */
export function LabelsSheet({ conversation: { id, labels: on }, wide, onOpen, onClose }: Props) {
  const t = useWords();
  const styles = useStyles();
  const client = useClient();
  const known = useLive((state) => state.snapshot?.labels);
  const manages = useLive((state) => state.snapshot?.me.permissions.includes('chatbot.manage') === true);
  const [refused, setRefused] = useState(false);
  const labels = Object.values(known ?? {}).sort((a, b) => a.name.localeCompare(b.name));
  const toggle = async (label: string) => {
    setRefused(false);
    const outcome = await client.label(id, on.includes(label) ? { remove: [label] } : { add: [label] });
    setRefused(!outcome.ok);
  };
  return (
    <Sheet
      title={t('aside.labels')}
      closeLabel={t('aside.done')}
      wide={wide}
      onClose={onClose}
      foot={
        <>
          <Button kind="primary" grow label={t('aside.done')} onPress={onClose} />
          {manages && <Button label={t('aside.manageLabels')} onPress={() => onOpen('/settings/labels')} />}
        </>
      }
    >
      {refused && (
        <Text size="support" color="warn" role="alert">
          {t('aside.labelRefused')}
        </Text>
      )}
      {labels.length === 0 && (
        <Text color="text2">{t(manages ? 'aside.noLabels' : 'aside.noLabelsAsk')}</Text>
      )}
      <View>
        {labels.map((label) => {
          const checked = on.includes(label.id);
          return (
            <Touchable
              key={label.id}
              role="checkbox"
              aria-checked={checked}
              aria-label={label.name}
              onPress={() => void toggle(label.id)}
              style={[styles.row, checked && styles.on]}
              active={({ hovered }) => hovered && !checked && styles.hovered}
            >
              <LabelDot colour={label.colour} size={12} />
              <Text weight="medium" style={{ flex: 1 }}>
                {label.name}
              </Text>
              {checked && <Icon of={Check} color="accent" />}
            </Touchable>
          );
        })}
      </View>
    </Sheet>
  );
}

const useStyles = themed((color) => ({
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 48,
    paddingHorizontal: 8,
    borderRadius: 8,
    outlineOffset: -2,
  },
  on: { backgroundColor: color.accentSoft },
  hovered: { backgroundColor: color.sunken },
}));
