import { useState } from 'react';
import { View } from 'react-native';
import type { Login } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import type { Translate } from '../../i18n/words.ts';
import { deviceNameOf } from '../../model/device-name.ts';
import { dayLabel } from '../../model/age.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Text } from '../../ui/Text.tsx';
import { themed } from '../../ui/theme.tsx';

type Session = Login['sessions'][number];
type Props = {
  sessions: readonly Session[];
  busy: boolean;
  wide: boolean;
  onEnd: (which: string | 'others') => void;
};

/** `Pixel 9`, or `Firefox on Linux`. */
function nameOf({ label, userAgent }: Session, t: Translate): string {
  const { browser, system } = deviceNameOf(userAgent);
  if (label !== null) return label;
  if (browser !== null && system !== null) return t('login.browserOn', { browser, system });
  return browser ?? system ?? t('login.unknownDevice');
}

/** Where the member is signed in; this one first, and the end of the others. */
export function SessionsCard({ sessions, busy, wide, onEnd }: Props) {
  const t = useWords();
  const styles = useStyles();
  const [ending, setEnding] = useState<{ which: string; title: string } | null>(null);
  const close = () => setEnding(null);
  const ordered = sessions.toSorted((a, b) => Number(b.current) - Number(a.current));
  return (
    <Card>
      {ordered.map((session, n) => (
        <View key={session.id} style={[styles.row, n > 0 && styles.hair]}>
          <SessionWords session={session} />
          {!session.current && (
            <Button
              size="sm"
              label={t('login.end')}
              disabled={busy}
              onPress={() =>
                setEnding({ which: session.id, title: t('login.endOne', { name: nameOf(session, t) }) })
              }
            />
          )}
        </View>
      ))}
      <View style={[styles.row, styles.hair]}>
        {sessions.length > 1 ? (
          <Button
            label={t('login.endOthers')}
            disabled={busy}
            onPress={() => setEnding({ which: 'others', title: t('login.endOthers') })}
          />
        ) : (
          <Text size="support" color="text2">
            {t('login.nowhereElse')}
          </Text>
        )}
      </View>
      {ending && (
        <Sheet
          wide={wide}
          title={ending.title}
          closeLabel={t('login.cancel')}
          onClose={close}
          foot={
            <>
              <Button grow label={t('login.cancel')} onPress={close} />
              <Button
                grow
                kind="primary"
                label={t('login.end')}
                onPress={() => {
                  onEnd(ending.which);
                  close();
                }}
              />
            </>
          }
        >
          <Text>{t('login.endSure')}</Text>
        </Sheet>
      )}
    </Card>
  );
}

function SessionWords({ session }: { session: Session }) {
  const t = useWords();
  const seen = t('login.lastSeen', { time: dayLabel(session.lastSeenAt) });
  const since = t('login.since', { time: dayLabel(session.startedAt) });
  return (
    <View style={{ flex: 1, gap: 2 }}>
      <View style={{ flexDirection: 'row', gap: 8, alignItems: 'center' }}>
        <Text weight="medium" numberOfLines={1} style={{ flexShrink: 1 }}>
          {nameOf(session, t)}
        </Text>
        {session.current && <Chip label={t('login.thisOne')} />}
      </View>
      <Text size="meta" color="text2" tabular>
        {`${session.current ? '' : `${seen} · `}${since} · ${t(session.rings ? 'login.rings' : 'login.silent')}`}
      </Text>
    </View>
  );
}

const useStyles = themed((color) => ({
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 12,
    minHeight: 60,
    paddingHorizontal: 16,
    paddingVertical: 10,
  },
  hair: { borderTopWidth: 1, borderColor: color.line },
}));
