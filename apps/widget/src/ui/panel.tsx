import { useEffect, useRef } from 'preact/hooks';
import { viewOf } from '../view.ts';
import type { Widget, WidgetState } from '../widget.ts';
import { Composer } from './composer.tsx';
import { useStrings } from './context.ts';
import { Header } from './header.tsx';
import { Icon } from './icons.tsx';
import { Log } from './log.tsx';

/** On a phone the panel covers the page, and keeps the focus. */
const COVERS_PAGE = '(max-width: 480px)';

export function Panel({ widget, state, close }: { widget: Widget; state: WidgetState; close: () => void }) {
  const strings = useStrings();
  const panel = useRef<HTMLElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const view = viewOf(state.thread, state.outbox, state.wentOn);
  const writeNow = () => input.current?.focus();
  useEffect(writeNow, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab' && matchMedia(COVERS_PAGE).matches) keepFocus(event, panel.current);
  };
  const covers = matchMedia(COVERS_PAGE).matches;
  return (
    <section
      class="panel"
      ref={panel}
      role="dialog"
      aria-modal={covers}
      aria-label={strings.dialog(state.thread.organizationName)}
      onKeyDown={onKeyDown}
    >
      <Header state={state} view={view} close={close} />
      <Banner state={state} />
      <Log widget={widget} state={state} view={view} writeNow={writeNow} />
      <Composer widget={widget} state={state} view={view} input={input} />
    </section>
  );
}

/** Offline is a state, not an error. */
function Banner({ state }: { state: WidgetState }) {
  const strings = useStrings();
  const text = state.link === 'offline' ? strings.offline : state.link === 'refused' ? strings.refused : null;
  return (
    <div role="status">
      {text !== null && (
        <div class="banner">
          <Icon name={state.link === 'offline' ? 'wifi-off' : 'triangle'} size={16} />
          {text}
        </div>
      )}
    </div>
  );
}

function keepFocus(event: KeyboardEvent, panel: HTMLElement | null): void {
  const stops = [
    ...(panel?.querySelectorAll<HTMLElement>('button:not(:disabled),textarea,a[href],[tabindex="0"]') ?? []),
  ];
  const now = (panel?.getRootNode() as ShadowRoot | undefined)?.activeElement;
  const leaving = event.shiftKey ? stops[0] : stops.at(-1);
  if (now !== leaving) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
