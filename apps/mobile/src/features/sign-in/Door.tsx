import type { ReactNode } from 'react';
import { ScrollView, View } from 'react-native';
import { SafeAreaView } from 'react-native-safe-area-context';
import { AboveKeyboard } from '../../platform/keyboard';
import { BatonMark } from '../../ui/BatonMark.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { AlertTriangle } from '../../ui/icons.ts';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';

type Props = {
  title: string;
  lead: string;
  /** What did not work, in a sentence. */
  failure: string | null;
  submit: { label: string; busy: boolean; onPress: () => void } | null;
  children?: ReactNode;
};

/** The page before one is in: what is asked, one button, and why it did not work. */
export function Door({ title, lead, failure, submit, children }: Props) {
  const styles = useStyles();
  return (
    <SafeAreaView style={styles.screen}>
      <AboveKeyboard>
        <ScrollView contentContainerStyle={styles.middle} keyboardShouldPersistTaps="handled">
          <View style={styles.head}>
            <BatonMark size={48} />
            <Text size="title" role="heading" aria-level={1} style={styles.centre}>
              {title}
            </Text>
            <Text color="text2" style={styles.centre}>
              {lead}
            </Text>
          </View>
          <Card role="form" style={styles.card}>
            {children}
            {failure !== null && (
              <View role="alert" aria-live="assertive" style={styles.failure}>
                <Icon of={AlertTriangle} size={16} color="warn" />
                <Text size="support" color="warn" style={{ flex: 1 }}>
                  {failure}
                </Text>
              </View>
            )}
            {submit && (
              <Button kind="primary" label={submit.label} disabled={submit.busy} onPress={submit.onPress} />
            )}
          </Card>
        </ScrollView>
      </AboveKeyboard>
    </SafeAreaView>
  );
}

const useStyles = themed((color) => ({
  screen: { flex: 1, backgroundColor: color.bg },
  middle: { flexGrow: 1, justifyContent: 'center', alignItems: 'center', padding: 16, gap: 24 },
  head: { alignItems: 'center', gap: 8 },
  centre: { textAlign: 'center' },
  card: { width: '100%', maxWidth: 400, padding: 16, gap: 16 },
  failure: { flexDirection: 'row', gap: 8, alignItems: 'center' },
}));
