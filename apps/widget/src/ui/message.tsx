import type { Item, Tick } from '../view.ts';
import type { Widget } from '../widget.ts';
import { useClock, useStrings } from './context.ts';
import { Enclosed } from './enclosed.tsx';
import { Icon } from './icons.tsx';
import type { IconName } from './icons.tsx';
import { Words } from './text.tsx';

type MessageItem = Extract<Item, { kind: 'message' }>;

const TICKS: Record<Tick, IconName> = {
  kept: 'clock',
  sent: 'check',
  read: 'check-check',
  refused: 'triangle',
};
const CLASSES = { customer: 'mine', bot: 'bot', operator: 'human' } as const;

export function Message({ item, widget }: { item: MessageItem; widget: Widget }) {
  const strings = useStrings();
  return (
    <div class={`msg ${CLASSES[item.by]}`}>
      <div class="bubble">
        <Who item={item} />
        {item.attachment && <Enclosed attachment={item.attachment} link={(id) => widget.link(id)} />}
        {item.text !== item.attachment?.name && <Words text={item.text} />}
      </div>
      <Meta item={item} />
      {item.tick === 'refused' && (
        <div class="actions">
          <button class="link" type="button" onClick={() => widget.resend(item.id)}>
            {strings.tryAgain}
          </button>
          <button class="link" type="button" onClick={() => widget.drop(item.id)}>
            {strings.remove}
          </button>
        </div>
      )}
    </div>
  );
}

function Who({ item }: { item: MessageItem }) {
  const strings = useStrings();
  if (item.by === 'customer') return <span class="hidden">{strings.you}: </span>;
  if (item.by === 'operator') return <div class="who">{item.name}</div>;
  return (
    <div class="who">
      <Icon name="bot" size={14} />
      {strings.automated(item.name)}
    </div>
  );
}

/** Time and tick; only the newest of the customer's own says the word, the others keep it for screen readers. */
function Meta({ item }: { item: MessageItem }) {
  const strings = useStrings();
  const clock = useClock();
  if (item.tick === null) return <div class="meta">{clock(item.at)}</div>;
  const word = { kept: strings.kept, sent: strings.sent, read: strings.read, refused: strings.notSent }[
    item.tick
  ];
  const spoken = item.newest || item.tick === 'kept' || item.tick === 'refused';
  return (
    <div class={`meta ${item.tick}`}>
      {clock(item.at)}
      <span class={spoken ? '' : 'hidden'}>· {word}</span>
      {spoken && <Icon name={TICKS[item.tick]} size={14} />}
    </div>
  );
}
