import { View } from 'react-native';
import type { Conversation } from '@baton/protocol';
import { useWords } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Sheet } from '../../../ui/Sheet.tsx';
import { CustomerFacts } from './CustomerFacts.tsx';
import { Profile } from './Profile.tsx';

type Props = {
  conversation: Conversation;
  wide: boolean;
  onOpen: (path: string) => void;
  onClose: () => void;
};

/** Who the customer is, where there is no room beside the chat. */
export function CustomerSheet({ conversation, wide, onOpen, onClose }: Props) {
  const t = useWords();
  const open = (path: string) => {
    onClose();
    onOpen(path);
  };
  return (
    <Sheet
      title={conversation.customer.name}
      closeLabel={t('aside.done')}
      wide={wide}
      onClose={onClose}
      foot={<Button grow kind="primary" label={t('aside.done')} onPress={onClose} />}
    >
      <View style={{ gap: 8 }}>
        <CustomerFacts conversation={conversation} />
      </View>
      <Profile conversation={conversation} onOpen={open} />
    </Sheet>
  );
}
