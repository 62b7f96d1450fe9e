import type { ReactNode } from 'react';
import { View } from 'react-native';
import { useWords } from '../i18n/i18n.ts';
import { useLive } from '../live/live.tsx';
import { initialOf } from '../model/person.ts';
import { hasKeys, press } from '../platform/shortcuts';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Command } from '../ui/icons.ts';
import { Rail } from '../ui/Rail.tsx';
import { TabBar } from '../ui/TabBar.tsx';
import type { Tab } from '../ui/TabBar.tsx';
import { themed } from '../ui/theme.tsx';
import { useWide } from './useWide.ts';

type Props = {
  tabs: readonly Tab[];
  /** The pane beside the page on a wide screen. */
  list: ReactNode;
  /** Whether a phone shows its tabs here: not inside a conversation. */
  atTop: boolean;
  children: ReactNode;
};

/** What stays while pages change. One tree for both widths, so that turning a tablet keeps the page. */
export function Shell({ tabs, list, atTop, children }: Props) {
  const wide = useWide();
  const styles = useStyles();
  return (
    <View style={[styles.shell, wide && styles.wide]}>
      {wide && <Rail tabs={tabs} foot={<Foot />} />}
      {wide && list !== null && <View style={styles.list}>{list}</View>}
      <View key="page" style={styles.page}>
        {children}
      </View>
      {!wide && atTop && <TabBar tabs={tabs} />}
    </View>
  );
}

/** On a wide screen the keys have a button, too. */
function Foot() {
  const t = useWords();
  return (
    <>
      {hasKeys && <IconButton icon={Command} label={t('shell.find')} onPress={() => press('mod+k')} />}
      <Me />
    </>
  );
}

function Me() {
  const name = useLive((state) => state.snapshot?.me.name);
  const online = useLive((state) => state.phase === 'live' || state.phase === 'polling');
  if (name === undefined) return null;
  return <Avatar initials={initialOf(name)} size={32} of="operator" mark={{ kind: 'presence', online }} />;
}

const useStyles = themed((color) => ({
  shell: { flex: 1, backgroundColor: color.bg },
  wide: { flexDirection: 'row' },
  list: { width: '25%', minWidth: 320, maxWidth: 352, borderEndWidth: 1, borderColor: color.line },
  page: { flex: 1, minWidth: 0, minHeight: 0 },
}));
