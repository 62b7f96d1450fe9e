import type { ReactNode } from 'react';
import { View } from 'react-native';
import { RowLink } from './RowLink';
import type { RowAct } from './RowLink.tsx';
import { themed } from './theme.tsx';

type Props = {
  face: ReactNode;
  children: ReactNode;
  onPress: () => void;
  /** What a screen reader says instead of the parts. */
  label: string;
  selected?: boolean;
  /** The first of its section has no hairline above. */
  first?: boolean;
  /** A waiting customer's row is taller and starts at the top. */
  tall?: boolean;
  act?: RowAct;
};

/** One conversation in the queue. A row grows with the text; it does not clip. */
export function Row({
  face,
  children,
  onPress,
  label,
  selected = false,
  first = false,
  tall = false,
  act,
}: Props) {
  const styles = useStyles();
  return (
    <RowLink
      label={label}
      selected={selected}
      onPress={onPress}
      act={act}
      style={[styles.row, tall && styles.tall, selected && styles.selected]}
    >
      {!first && <View style={styles.hair} />}
      {selected && <View style={styles.edge} />}
      <View style={tall ? styles.tallFace : styles.face}>{face}</View>
      <View style={styles.body}>{children}</View>
    </RowLink>
  );
}

/** A run of rows between hairlines. */
export function Rows({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return <View style={styles.rows}>{children}</View>;
}

const useStyles = themed((color) => ({
  rows: { backgroundColor: color.surface, borderTopWidth: 1, borderBottomWidth: 1, borderColor: color.line },
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: 14,
    paddingVertical: 8,
    paddingHorizontal: 16,
    outlineOffset: -2,
  },
  tall: { alignItems: 'flex-start', paddingVertical: 10 },
  selected: { backgroundColor: color.accentSoft },
  hair: { position: 'absolute', top: 0, start: 70, end: 0, height: 1, backgroundColor: color.line },
  edge: { position: 'absolute', top: 0, bottom: 0, start: 0, width: 3, backgroundColor: color.accentSolid },
  face: { marginHorizontal: 2 },
  tallFace: { marginTop: 4 },
  body: { flex: 1, minWidth: 0 },
}));
