import { Switch } from 'react-native';
import { usePalette } from './theme.tsx';

type Props = { label: string; value: boolean; disabled?: boolean; onChange: (on: boolean) => void };

/** On or off, at once: what it switches is told beside it. */
export function Toggle({ label, value, disabled = false, onChange }: Props) {
  const { accentSolid, lineStrong, onAccent } = usePalette();
  // Browsers have a colour of their own for the thumb that is on.
  const thumb = { thumbColor: onAccent, activeThumbColor: onAccent };
  return (
    <Switch
      value={value}
      disabled={disabled}
      onValueChange={onChange}
      aria-label={label}
      trackColor={{ true: accentSolid, false: lineStrong }}
      {...thumb}
    />
  );
}
