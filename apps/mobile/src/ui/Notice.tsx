import type { ReactNode } from 'react';
import { View } from 'react-native';
import { Text } from './Text.tsx';
import type { ColorName } from './tokens.ts';

type Props = {
  /** A glyph or a face. */
  lead?: ReactNode;
  title: string;
  why?: string;
  /** What now. */
  action?: ReactNode;
  /** The stable code of a refusal. */
  code?: string;
  titleColor?: ColorName;
  /** Said at once by a screen reader: for the answer to a claim. */
  assertive?: boolean;
};

/** What, why, what now: lost claims, refusals, leases, read-only ends of a thread. */
export function Notice({ lead, title, why, action, code, titleColor = 'text', assertive = false }: Props) {
  return (
    <View
      role={assertive ? 'alert' : 'status'}
      aria-live={assertive ? 'assertive' : 'polite'}
      style={{
        flexDirection: 'row',
        alignItems: 'center',
        gap: 12,
        paddingVertical: 14,
        paddingHorizontal: 16,
      }}
    >
      {lead}
      <View style={{ flex: 1, gap: 2 }}>
        <Text weight="medium" color={titleColor}>
          {title}
        </Text>
        {why !== undefined && (
          <Text size="support" color="text2" tabular>
            {why}
          </Text>
        )}
        {code !== undefined && (
          <Text size="meta" color="text3">
            {code}
          </Text>
        )}
      </View>
      {action}
    </View>
  );
}
