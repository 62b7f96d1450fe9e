import { useState } from 'react';
import { Linking, View } from 'react-native';
import { useWords } from '../../i18n/i18n.ts';
import { copyText } from '../../platform/copy';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { AlertTriangle, Lock } from '../../ui/icons.ts';
import { Text } from '../../ui/Text.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { QrCode } from './QrCode.tsx';
import { useSecondStep } from './useSecondStep.ts';
import type { AskLogin } from './useSecondStep.ts';

type Props = { on: boolean; askLogin: AskLogin; onChanged: () => void };
type Step = ReturnType<typeof useSecondStep>;

/** Whether a password alone opens the sign-in, and the way to change that. */
export function SecondStepCard({ on, askLogin, onChanged }: Props) {
  const step = useSecondStep(askLogin, onChanged);
  const { stage } = step;
  return (
    <Card style={{ padding: 16, gap: 16 }}>
      {stage.at === 'rest' && <AtRest on={on} step={step} />}
      {stage.at === 'password' && <AskPassword key={stage.to} step={step} />}
      {stage.at === 'scan' && <Scan uri={stage.uri} step={step} />}
      {stage.at === 'codes' && <BackupCodes codes={stage.codes} onKept={step.rest} />}
    </Card>
  );
}

function AtRest({ on, step }: { on: boolean; step: Step }) {
  const t = useWords();
  return (
    <>
      <View style={{ flexDirection: 'row', gap: 12 }}>
        <Icon of={on ? Lock : AlertTriangle} color={on ? 'ok' : 'warn'} />
        <View style={{ flex: 1 }}>
          <Said
            title={t(on ? 'login.stepOn' : 'login.stepOff')}
            why={t(on ? 'login.stepOnWhy' : 'login.stepOffWhy')}
          />
        </View>
      </View>
      {on ? (
        <View style={{ flexDirection: 'row', flexWrap: 'wrap', gap: 8 }}>
          <Button label={t('login.newCodes')} onPress={() => step.begin('new_codes')} />
          <Button kind="ghost" label={t('login.turnOff')} onPress={() => step.begin('turn_off')} />
        </View>
      ) : (
        <Button kind="primary" label={t('login.turnOn')} onPress={() => step.begin('turn_on')} />
      )}
    </>
  );
}

function AskPassword({ step }: { step: Step }) {
  const t = useWords();
  const [password, setPassword] = useState('');
  return (
    <>
      <TextField
        label={t('login.password')}
        value={password}
        onChangeText={setPassword}
        secureTextEntry
        autoComplete="current-password"
        autoFocus
        onSubmitEditing={() => void step.password(password)}
      />
      <Text size="support" color="text2">
        {t('login.passwordWhy')}
      </Text>
      <Foot
        step={step}
        label={t('login.go')}
        ready={password !== ''}
        onGo={() => void step.password(password)}
      />
    </>
  );
}

function Scan({ uri, step }: { uri: string; step: Step }) {
  const t = useWords();
  const [code, setCode] = useState('');
  const key = new URL(uri).searchParams.get('secret') ?? '';
  const open = () =>
    void Linking.openURL(uri).catch((none: unknown) =>
      console.info('no authenticator', (none as Error).name),
    );
  return (
    <>
      <Said title={t('login.scan')} why={t('login.scanWhy')} />
      <QrCode text={uri} label={t('login.qr')} />
      <View style={{ gap: 4 }}>
        <Text size="support" weight="medium" color="text2">
          {t('login.key')}
        </Text>
        <Text selectable tabular>
          {key.replaceAll(/(.{4})(?=.)/g, '$1 ')}
        </Text>
      </View>
      <Button label={t('login.openApp')} onPress={open} />
      <TextField
        label={t('login.code')}
        value={code}
        onChangeText={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
        onSubmitEditing={() => void step.code(code)}
      />
      <Foot
        step={step}
        label={t('login.confirm')}
        ready={code.trim() !== ''}
        onGo={() => void step.code(code)}
      />
    </>
  );
}

function BackupCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <>
      <Said title={t('login.codes')} why={t('login.codesWhy')} />
      <View style={{ flexDirection: 'row', flexWrap: 'wrap', rowGap: 8 }}>
        {codes.map((code) => (
          <Text key={code} selectable tabular style={{ width: '50%', textAlign: 'center' }}>
            {code}
          </Text>
        ))}
      </View>
      <View style={{ flexDirection: 'row', gap: 8 }}>
        <Button
          grow
          label={t(copied ? 'login.copied' : 'login.copyCodes')}
          onPress={() => void copyText(codes.join('\n')).then(setCopied)}
        />
        <Button grow kind="primary" label={t('login.kept')} onPress={onKept} />
      </View>
    </>
  );
}

type FootProps = { step: Step; label: string; ready: boolean; onGo: () => void };

function Foot({ step, label, ready, onGo }: FootProps) {
  const t = useWords();
  return (
    <>
      {step.failure && (
        <Text size="support" color="warn" role="alert">
          {t(`login.${step.failure}`)}
        </Text>
      )}
      <View style={{ flexDirection: 'row', gap: 8 }}>
        <Button grow label={t('login.cancel')} onPress={step.rest} />
        <Button grow kind="primary" label={label} disabled={step.busy || !ready} onPress={onGo} />
      </View>
    </>
  );
}

function Said({ title, why }: { title: string; why: string }) {
  return (
    <View style={{ gap: 4 }}>
      <Text weight="semibold">{title}</Text>
      <Text size="support" color="text2">
        {why}
      </Text>
    </View>
  );
}
