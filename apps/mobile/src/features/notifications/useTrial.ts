import type { AlertSettingsChange } from '@baton/protocol';
import { useState } from 'react';
import { ask } from '../../live/answers.tsx';
import type { Call } from '../../live/answers.tsx';
import { queryOf } from './settings-of.ts';
import type { Scope } from './settings-of.ts';
import { both, NO_TRIAL } from './trial.ts';
import type { Trial } from './trial.ts';

type Props = {
  call: Call;
  scope: Scope;
  /** What was shown is old. */
  onSaved: () => void;
};

/** Settings that are tried before they are saved, or dropped; `trial` is `null` while each change is saved at once. */
export function useTrial({ call, scope, onSaved }: Props) {
  const [trial, setTrial] = useState<Trial | null>(null);
  const [saving, setSaving] = useState<'busy' | 'failed' | null>(null);
  const end = () => {
    setTrial(null);
    setSaving(null);
  };
  const save = async ({ settings, peace }: Trial): Promise<void> => {
    setSaving('busy');
    try {
      if (Object.keys(settings).length > 0)
        await ask(call, `/v1/me/alerts${queryOf(scope)}`, settings, 'PATCH');
      if (Object.keys(peace).length > 0) await ask(call, '/v1/me/peace', peace, 'PATCH');
      end();
      onSaved();
    } catch (unreachable) {
      console.info('trial not saved', (unreachable as Error).name);
      setSaving('failed');
    }
  };
  const change = (part: Partial<Trial>) => setTrial((before) => before && { ...before, ...part });
  const ofSettings = trial && {
    settings: trial.settings,
    onChange: (next: AlertSettingsChange) => change({ settings: both(trial.settings, next) }),
  };
  return {
    trial,
    /** For the matrix. */
    ofSettings,
    saving,
    begin: () => setTrial(NO_TRIAL),
    drop: end,
    /** What is tried is of one bot or workflow; only when one wants peace is of all. */
    pick: () => setTrial((before) => before && { ...NO_TRIAL, peace: before.peace }),
    change,
    save: () => void (trial && save(trial)),
  };
}
