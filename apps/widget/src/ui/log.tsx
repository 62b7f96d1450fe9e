import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Widget, WidgetState } from '../widget.ts';
import type { Item, View } from '../view.ts';
import { useClock, useStrings } from './context.ts';
import { Message } from './message.tsx';
import { StatusCard } from './status-card.tsx';

const NEAR_END_PX = 80;

/** The thread. It stays at its end as it grows, unless the customer scrolled up to read. */
export function Log({
  widget,
  state,
  view,
  writeNow,
}: {
  widget: Widget;
  state: WidgetState;
  view: View;
  writeNow: () => void;
}) {
  const strings = useStrings();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const { items } = view;
  const last = items.at(-1);
  const written = state.outbox.length;

  useEffect(() => void (atEnd.current = true), [written]);
  useLayoutEffect(() => {
    if (atEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  });
  useEffect(() => {
    if (state.open && document.visibilityState === 'visible') widget.shown();
  }, [last?.id, state.open]);

  const follow = () => {
    if (box.current)
      atEnd.current =
        box.current.scrollHeight - box.current.scrollTop - box.current.clientHeight < NEAR_END_PX;
  };
  return (
    <div
      class="log"
      ref={box}
      onScroll={follow}
      tabIndex={0}
      role="log"
      aria-live="polite"
      aria-relevant="additions text"
      aria-label={strings.log}
    >
      <div class="thread">
        {items.length === 0 && state.thread.cursor !== null && <Greeting state={state} widget={widget} />}
        {items.map((item) => (
          <Row key={item.id} item={item} widget={widget} />
        ))}
        <StatusCard widget={widget} state={state} view={view} writeNow={writeNow} />
        {state.typing && <Typing name={state.typing.name} by={state.typing.by} />}
      </div>
    </div>
  );
}

function Row({ item, widget }: { item: Item; widget: Widget }) {
  const strings = useStrings();
  const clock = useClock();
  if (item.kind === 'message') return <Message item={item} widget={widget} />;
  const text = item.kind === 'line' ? strings.lines[item.line](item.name) : item.text;
  return (
    <div class="line">
      <span dir="auto">
        {text} · {clock(item.at)}
      </span>
    </div>
  );
}

function Greeting({ state: { thread }, widget }: { state: WidgetState; widget: Widget }) {
  const strings = useStrings();
  const text = strings.greeting(thread.botName, thread.organizationName);
  return (
    <Message
      item={{
        kind: 'message',
        id: 'greeting',
        by: 'bot',
        name: thread.botName,
        text,
        attachment: null,
        at: Date.now(),
        tick: null,
        newest: false,
      }}
      widget={widget}
    />
  );
}

function Typing({ name, by }: { name: string; by: 'bot' | 'operator' }) {
  const strings = useStrings();
  return (
    <div class={`msg ${by === 'bot' ? 'bot' : 'human'}`}>
      <div class="bubble dots" aria-hidden="true">
        <b />
        <b />
        <b />
      </div>
      <div class="meta">{strings.typing(name)}</div>
    </div>
  );
}
