import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ChevronDown, ChevronUp } from '../../ui/icons.ts';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';
import { movedTime } from './quiet.ts';

/** A time of day, half an hour a tap: no wheel to miss with a sleepy thumb. */
export function TimeStepper({
  label,
  time,
  onChange,
}: {
  label: string;
  time: string;
  onChange: (time: string) => void;
}) {
  const t = useWords();
  const styles = useStyles();
  return (
    <View style={styles.stepper}>
      <Text size="support" color="text2">
        {label}
      </Text>
      <IconButton
        icon={ChevronDown}
        label={t('alerts.earlier', { what: label })}
        onPress={() => onChange(movedTime(time, -1))}
      />
      <Text weight="semibold" tabular aria-live="polite">
        {time}
      </Text>
      <IconButton
        icon={ChevronUp}
        label={t('alerts.later', { what: label })}
        onPress={() => onChange(movedTime(time, 1))}
      />
    </View>
  );
}

const useStyles = themed((color) => ({
  stepper: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 4,
    paddingStart: 12,
    borderRadius: 10,
    borderWidth: 1,
    borderColor: color.line,
  },
}));
