import { useState } from 'react';
import { View } from 'react-native';
import type { CustomerAttribute } from '@baton/protocol';
import { useWords } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Pencil, Plus } from '../../../ui/icons.ts';
import { Text } from '../../../ui/Text.tsx';
import { TextField } from '../../../ui/TextField.tsx';

type Change = Record<string, string | null>;
type Props = { attributes: readonly CustomerAttribute[]; busy: boolean; onChange: (change: Change) => void };

/** What the platform and the operators say about the customer; operators add to it and mend it. */
export function Attributes({ attributes, busy, onChange }: Props) {
  const t = useWords();
  // The name of the one that is being changed; empty for a new one.
  const [editing, setEditing] = useState<string | null>(null);
  const done = (change: Change) => {
    onChange(change);
    setEditing(null);
  };
  return (
    <View style={{ gap: 4 }}>
      {attributes.length === 0 && editing === null && (
        <Text size="support" color="text3">
          {t('profile.nothing')}
        </Text>
      )}
      {attributes.map((attribute) =>
        attribute.key === editing ? (
          <Form
            key={attribute.key}
            known={attribute}
            busy={busy}
            onDone={done}
            onClose={() => setEditing(null)}
          />
        ) : (
          <Pair key={attribute.key} attribute={attribute} onEdit={() => setEditing(attribute.key)} />
        ),
      )}
      {editing === '' ? (
        <Form known={null} busy={busy} onDone={done} onClose={() => setEditing(null)} />
      ) : (
        <View style={{ alignSelf: 'flex-start', paddingTop: 4 }}>
          <Button size="sm" icon={Plus} label={t('profile.add')} onPress={() => setEditing('')} />
        </View>
      )}
    </View>
  );
}

function Pair({
  attribute: { key, value, source },
  onEdit,
}: {
  attribute: CustomerAttribute;
  onEdit: () => void;
}) {
  const t = useWords();
  return (
    <View style={{ flexDirection: 'row', alignItems: 'center', gap: 12, minHeight: 36 }}>
      <Text size="support" color="text3" style={{ width: 84 }}>
        {key}
      </Text>
      <View style={{ flex: 1 }}>
        <Text size="support">{value}</Text>
        {source === 'operator' && (
          <Text size="meta" color="text3">
            {t('profile.byTeam')}
          </Text>
        )}
      </View>
      <IconButton
        icon={Pencil}
        size={16}
        width={36}
        label={t('profile.edit', { name: key })}
        onPress={onEdit}
      />
    </View>
  );
}

type FormProps = {
  known: CustomerAttribute | null;
  busy: boolean;
  onDone: (change: Change) => void;
  onClose: () => void;
};

function Form({ known, busy, onDone, onClose }: FormProps) {
  const t = useWords();
  const [key, setKey] = useState(known?.key ?? '');
  const [value, setValue] = useState(known?.value ?? '');
  const name = key.trim();
  return (
    <View style={{ gap: 8, paddingVertical: 6 }}>
      {known === null && (
        <TextField
          label={t('profile.name')}
          placeholder={t('profile.nameHint')}
          value={key}
          onChangeText={setKey}
          maxLength={60}
          autoFocus
        />
      )}
      <TextField
        label={known === null ? t('profile.value') : known.key}
        value={value}
        onChangeText={setValue}
        maxLength={500}
        autoFocus={known !== null}
      />
      <View style={{ flexDirection: 'row', flexWrap: 'wrap', gap: 8 }}>
        <Button
          size="sm"
          kind="primary"
          label={t('profile.save')}
          disabled={busy || name === '' || value.trim() === ''}
          onPress={() => onDone({ [name]: value.trim() })}
        />
        {known && (
          <Button
            size="sm"
            label={t('profile.forget')}
            disabled={busy}
            onPress={() => onDone({ [known.key]: null })}
          />
        )}
        <Button size="sm" kind="ghost" label={t('handBack.cancel')} onPress={onClose} />
      </View>
    </View>
  );
}
