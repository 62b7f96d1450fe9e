import { View } from 'react-native';
import { Text } from './Text.tsx';
import { themed } from './theme.tsx';

/** What happened between the messages. `theirs`: what the customer was told, in their language. */
export function SystemLine({ text, theirs = false }: { text: string; theirs?: boolean }) {
  const styles = useStyles();
  return (
    <View style={styles.line}>
      <View style={styles.hair} />
      <Text theirs={theirs} size="meta" color="text3" tabular style={styles.words}>
        {text}
      </Text>
      <View style={styles.hair} />
    </View>
  );
}

const useStyles = themed((color) => ({
  line: { flexDirection: 'row', alignItems: 'center', gap: 8, paddingVertical: 4, alignSelf: 'stretch' },
  hair: { flexGrow: 1, flexShrink: 1, flexBasis: 12, height: 1, backgroundColor: color.line },
  words: { textAlign: 'center', flexShrink: 1 },
}));
