import type { ReactNode } from 'react';
import { View } from 'react-native';
import { useWords } from '../i18n/i18n.ts';
import { Button } from './Button.tsx';
import { Text } from './Text.tsx';

type Props = {
  onClaim: () => void;
  onLater: () => void;
  /** One line on who else was called. */
  remark: string;
  busy?: boolean;
  disabled?: boolean;
  /** Something quiet that can be done first. */
  beside?: ReactNode;
};

/** The thumb decides: Claim takes the width, Later beside it. */
export function ClaimBar({ onClaim, onLater, remark, busy = false, disabled = false, beside }: Props) {
  const t = useWords();
  return (
    <View style={{ paddingHorizontal: 16, paddingTop: 12, paddingBottom: 12 }}>
      <View style={{ flexDirection: 'row', alignItems: 'center', gap: 12 }}>
        <Button
          kind="primary"
          size="xl"
          grow
          label={busy ? t('claim.claiming') : t('claim.claim')}
          disabled={busy || disabled}
          onPress={onClaim}
        />
        <Button size="xl" label={t('claim.later')} onPress={onLater} />
        {beside}
      </View>
      <Text size="meta" color="text2" style={{ textAlign: 'center', marginTop: 8 }}>
        {remark}
      </Text>
    </View>
  );
}
