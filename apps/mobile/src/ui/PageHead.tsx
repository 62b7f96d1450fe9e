import { View } from 'react-native';
import { IconButton } from './IconButton.tsx';
import { ChevronLeft } from './icons.ts';
import { Text } from './Text.tsx';

type Props = {
  over: string;
  title: string;
  under?: string | undefined;
  back: string;
  onBack: (() => void) | null;
};

/** Top of a page about one thing; the way back only where the list is not beside it. */
export function PageHead({ over, title, under, back, onBack }: Props) {
  return (
    <View>
      {onBack && (
        <View style={{ marginStart: 4, marginTop: 4 }}>
          <IconButton icon={ChevronLeft} label={back} onPress={onBack} size={24} />
        </View>
      )}
      <View style={{ paddingHorizontal: 16, paddingTop: onBack ? 4 : 20, paddingBottom: 12, gap: 2 }}>
        <Text size="support" color="text2">
          {over}
        </Text>
        <Text size="title" role="heading" aria-level={1}>
          {title}
        </Text>
        {under !== undefined && <Text color="text2">{under}</Text>}
      </View>
    </View>
  );
}
