import { useState } from 'react';

/** Asks the login library in the session's name. */
export type AskLogin = (path: string, body: object) => Promise<Response>;

/** What is being asked for: nothing, a password and what it is for, a first code, or that the backup codes are kept. */
export type Stage =
  | { at: 'rest' }
  | { at: 'password'; to: 'turn_on' | 'turn_off' | 'new_codes' }
  | { at: 'scan'; uri: string; codes: string[] }
  | { at: 'codes'; codes: string[] };
export type StepFailure = 'passwordWrong' | 'codeWrong' | 'failed';

const PATHS = {
  turn_on: 'two-factor/enable',
  turn_off: 'two-factor/disable',
  new_codes: 'two-factor/generate-backup-codes',
} as const;

/** The way to a second step and back, one question at a time. `changed` is told when it was turned on or off. */
export function useSecondStep(askLogin: AskLogin, changed: () => void) {
  const [stage, setStage] = useState<Stage>({ at: 'rest' });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<StepFailure | null>(null);

  const go = (next: Stage) => {
    setFailure(null);
    setStage(next);
  };
  /** `wrong`: what a refusal means here. */
  const run = async (path: string, body: object, wrong: StepFailure): Promise<unknown> => {
    setBusy(true);
    setFailure(null);
    try {
      const answer = await askLogin(path, body);
      if (answer.ok) return await answer.json();
      setFailure(answer.status < 500 && answer.status !== 429 ? wrong : 'failed');
    } catch (unreachable) {
      console.info('second step not changed', (unreachable as Error).name);
      setFailure('failed');
    } finally {
      setBusy(false);
    }
    return null;
  };
  return {
    stage,
    busy,
    failure,
    begin: (to: keyof typeof PATHS) => go({ at: 'password', to }),
    rest: () => go({ at: 'rest' }),
    async password(password: string) {
      if (stage.at !== 'password') return;
      const made = (await run(PATHS[stage.to], { password }, 'passwordWrong')) as {
        totpURI: string;
        backupCodes: string[];
      } | null;
      if (made === null) return;
      if (stage.to === 'turn_on') return go({ at: 'scan', uri: made.totpURI, codes: made.backupCodes });
      changed();
      go(stage.to === 'new_codes' ? { at: 'codes', codes: made.backupCodes } : { at: 'rest' });
    },
    async code(code: string) {
      if (stage.at !== 'scan') return;
      const { codes } = stage;
      if ((await run('two-factor/verify-totp', { code: code.replaceAll(/\s/g, '') }, 'codeWrong')) === null)
        return;
      changed();
      go({ at: 'codes', codes });
    },
  };
}
