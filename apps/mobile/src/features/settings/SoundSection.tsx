import { View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { tone } from '../../platform/tone';
import { chooseSound, SOUNDS, useSoundChoice } from '../../preferences/sound-choice.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Section } from '../../ui/Section.tsx';
import { Text } from '../../ui/Text.tsx';

/** Whether an open window is heard when somebody begins to wait. A phone rings by its pushes instead. */
export function SoundSection() {
  const t = useWords();
  const choice = useSoundChoice();
  if (!tone.available) return null;
  return (
    <Section title={t('sound.title')}>
      <View style={{ gap: 8 }}>
        <Choice
          label={t('sound.title')}
          value={choice}
          onChange={(next) => {
            chooseSound(next);
            if (next !== 'off') tone.play();
          }}
          options={SOUNDS.map((value) => ({ value, label: t(`sound.${value}`) }))}
        />
        <Text size="meta" color="text3">
          {t('sound.why')}
        </Text>
      </View>
    </Section>
  );
}
