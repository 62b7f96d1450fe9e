import { View } from 'react-native';
import { CountBadge } from './CountBadge.tsx';
import { Icon } from './Icon.tsx';
import { ChevronDown, ChevronUp } from './icons.ts';
import { Text } from './Text.tsx';
import { Touchable } from './Touchable.tsx';

type Props = {
  title: string;
  count?: number;
  /** Said at the far end. */
  remark?: string;
  /** A person waits: the count is a red badge. */
  urgent?: boolean;
  /** Set when the section can be folded. */
  open?: boolean;
  onToggle?: () => void;
};

const STYLE = {
  minHeight: 30,
  paddingTop: 8,
  paddingBottom: 4,
  paddingHorizontal: 16,
  flexDirection: 'row',
  alignItems: 'center',
  gap: 6,
} as const;

export function SectionHeader({ title, count, remark, urgent = false, open, onToggle }: Props) {
  const inside = (
    <>
      <Text role="heading" aria-level={2} size="support" weight="semibold" color="text2">
        {title}
      </Text>
      {count !== undefined && urgent && <CountBadge count={count} />}
      {count !== undefined && !urgent && (
        <Text size="support" weight="medium" color="text3" tabular>
          {count}
        </Text>
      )}
      <View style={{ flex: 1 }} />
      {remark !== undefined && (
        <Text size="meta" weight="medium" color="text3">
          {remark}
        </Text>
      )}
      {open !== undefined && <Icon of={open ? ChevronUp : ChevronDown} size={16} color="text2" />}
    </>
  );
  if (!onToggle) return <View style={STYLE}>{inside}</View>;
  return (
    <Touchable onPress={onToggle} aria-expanded={open === true} style={STYLE} hitSlop={8}>
      {inside}
    </Touchable>
  );
}
