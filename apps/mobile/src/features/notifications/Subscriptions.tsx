import type { AlertSettingsChange, ExplainedSettings } from '@baton/protocol';
import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import type { LayerWords } from './layer-words.ts';
import { subscribing, subscriptionsOf } from './settings-of.ts';
import type { Scope, SubscriptionRow } from './settings-of.ts';

type Props = {
  settings: ExplainedSettings;
  scope: Scope;
  words: LayerWords;
  busy: boolean;
  /** Whether a value can be given back: not while it is only tried. */
  gives: boolean;
  onChange: (change: AlertSettingsChange) => void;
};

/** Whether anything of it comes at all, above what exactly; of a bot also whether its customers come through quiet hours. */
export function Subscriptions({ settings, scope, ...line }: Props) {
  const t = useWords();
  const styles = useStyles();
  const { subject } = scope;
  const off = subject !== null && !settings.subscribed[subject.type].value;
  return (
    <View style={{ gap: 6 }}>
      <Text size="support" color="text2" role="heading" aria-level={3}>
        {t('subscription.title')}
      </Text>
      <Card>
        {subscriptionsOf(settings, scope).map((row, n) => (
          <Line key={row.type} row={row} first={n === 0} name={subject?.name ?? null} {...line} />
        ))}
        {subject?.type === 'bot' && <Through settings={settings} words={line.words} />}
      </Card>
      {off && (
        <Text size="meta" color="text2" style={styles.off}>
          {line.words.off(subject.type)}
        </Text>
      )}
    </View>
  );
}

type LineProps = Omit<Props, 'settings' | 'scope'> & {
  row: SubscriptionRow;
  first: boolean;
  name: string | null;
};

function Line({ row, first, name, words, busy, gives, onChange }: LineProps) {
  const t = useWords();
  const styles = useStyles();
  const what = name === null ? t(`subscription.${row.type}`) : t('subscription.of', { name });
  return (
    <View style={[styles.line, !first && styles.hair]}>
      <View style={styles.words}>
        <Text weight="medium">{what}</Text>
        <Text size="meta" color="text3">
          {words.whose(row.inherited)}
        </Text>
      </View>
      {row.inherited === null && gives && (
        <Button
          size="sm"
          label={t('alerts.inherit')}
          disabled={busy}
          onPress={() => onChange(subscribing(row.type, null))}
        />
      )}
      <Toggle
        label={what}
        value={row.on}
        disabled={busy}
        onChange={(on) => onChange(subscribing(row.type, on))}
      />
    </View>
  );
}

/** What holds for this bot's customers in quiet hours, and who says so: the member above, or else the bot's policy. */
function Through({ settings: { overridesQuietHours }, words }: Pick<Props, 'settings' | 'words'>) {
  const t = useWords();
  const styles = useStyles();
  const { value, from } = overridesQuietHours;
  return (
    <View style={[styles.line, styles.hair]}>
      <View style={styles.words}>
        <Text weight="medium">{t(value ? 'subscription.through' : 'subscription.waits')}</Text>
        <Text size="meta" color="text3">
          {words.whose(from)}
        </Text>
      </View>
    </View>
  );
}

const useStyles = themed((color) => ({
  line: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 56,
    paddingHorizontal: 16,
    paddingVertical: 8,
  },
  hair: { borderTopWidth: 1, borderColor: color.line },
  words: { flex: 1, gap: 2 },
  off: { paddingHorizontal: 16 },
}));
