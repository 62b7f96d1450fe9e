import { View } from 'react-native';
import { Icon } from './Icon.tsx';
import { AlertTriangle } from './icons.ts';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';
import { Touchable } from './Touchable.tsx';
import { radius } from './tokens.ts';

type Props = {
  title: string;
  why: string;
  /** To where it can be mended, if that is elsewhere. */
  onOpen?: () => void;
};

/** What must be seen at once though nobody waits yet: red is for people. */
export function Warning({ title, why, onOpen }: Props) {
  const styles = useStyles();
  const inside = (
    <>
      <Icon of={AlertTriangle} size={24} color="warn" />
      <View style={styles.words}>
        <Text size="card">{title}</Text>
        <Text size="support" color="text2">
          {why}
        </Text>
      </View>
    </>
  );
  if (!onOpen)
    return (
      <View role="alert" style={styles.warning}>
        {inside}
      </View>
    );
  return (
    <Touchable role="link" aria-label={`${title}. ${why}`} onPress={onOpen} style={styles.warning}>
      {inside}
    </Touchable>
  );
}

const useStyles = themed((color) => ({
  warning: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    padding: 16,
    borderRadius: radius.m,
    borderWidth: 1.5,
    borderColor: color.warnSolid,
    backgroundColor: color.warnSoft,
  },
  words: { flex: 1, gap: 4 },
}));
