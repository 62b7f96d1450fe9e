import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { Settings } from '../settings.ts';
import { stringsFor } from '../strings/index.ts';
import type { Widget, WidgetState } from '../widget.ts';
import { WordsContext } from './context.ts';
import { Icon } from './icons.tsx';
import { Panel } from './panel.tsx';

export function App({ widget, settings }: { widget: Widget; settings: Settings }) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => widget.subscribe(() => redraw(undefined as never)), [widget]);
  const launcher = useRef<HTMLButtonElement>(null);
  const state = widget.state;
  const strings = stringsFor(settings.language);
  const fresh = unseen(state);

  const close = () => {
    widget.show(false);
    launcher.current?.focus();
  };
  const label = state.open ? strings.close : fresh > 0 ? strings.openChatWithNew(fresh) : strings.openChat;
  return (
    <WordsContext.Provider value={{ strings, language: settings.language }}>
      <div
        class={`baton ${settings.position} ${state.open ? 'open' : ''}`}
        dir={strings.direction}
        lang={settings.language}
      >
        {state.open && <Panel widget={widget} state={state} close={close} />}
        <button
          class="launcher"
          type="button"
          ref={launcher}
          aria-expanded={state.open}
          aria-label={label}
          onClick={() => (state.open ? close() : widget.show(true))}
        >
          <Icon name={state.open ? 'chevron-down' : 'message'} size={28} />
          {!state.open && fresh > 0 && <span class="count">{fresh}</span>}
        </button>
      </div>
    </WordsContext.Provider>
  );
}

const unseen = ({ thread, seen }: WidgetState): number =>
  thread.entries.filter(
    (entry) => entry.type === 'message.added' && entry.message.by !== 'customer' && entry.seq > seen,
  ).length;
