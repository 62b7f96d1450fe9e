import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { ACCEPTED, MAX_MEGABYTES } from '../uploads.ts';
import { MAX_TEXT } from '../widget.ts';
import type { Widget, WidgetState } from '../widget.ts';
import type { View } from '../view.ts';
import { useStrings } from './context.ts';
import { Icon } from './icons.tsx';
import { Picked } from './picked.tsx';

type Props = { widget: Widget; state: WidgetState; view: View; input: RefObject<HTMLTextAreaElement | null> };

export function Composer({ widget, state, view, input }: Props) {
  const strings = useStrings();
  const [text, setText] = useState('');
  useEffect(() => grow(input.current), [text]);

  const change = (value: string) => {
    setText(value);
    widget.typed(value);
  };
  const send = () => {
    if (text.trim() === '') return;
    widget.send(text);
    setText('');
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const hint = state.leavingMessage ? strings.leavePlaceholder : strings.write;
  return (
    <form
      class="foot"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {view.canAskForHuman && !state.leavingMessage && (
        <button class="button human" type="button" onClick={() => widget.askForHuman()}>
          <Icon name="user" size={16} />
          {strings.talkToHuman}
        </button>
      )}
      <Picked uploads={widget.uploads.list} widget={widget} />
      <div class="composer">
        <Attach widget={widget} />
        <textarea
          ref={input}
          rows={1}
          dir="auto"
          maxLength={MAX_TEXT}
          value={text}
          placeholder={hint}
          aria-label={hint}
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => widget.attach(event.clipboardData?.files)}
        />
        <button class="round primary" type="submit" aria-label={strings.send} disabled={text.trim() === ''}>
          <Icon name="arrow-up" size={24} />
        </button>
      </div>
      <div class="foot-note">
        {state.thread.organizationName && strings.privateWith(state.thread.organizationName)}
      </div>
    </form>
  );
}

/** The limits are told before anybody picks. */
function Attach({ widget }: { widget: Widget }) {
  const strings = useStrings();
  const files = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        class="round"
        type="button"
        aria-label={strings.attach(MAX_MEGABYTES)}
        title={strings.attach(MAX_MEGABYTES)}
        onClick={() => files.current?.click()}
      >
        <Icon name="paperclip" />
      </button>
      <input
        ref={files}
        class="hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        accept={ACCEPTED}
        onChange={(event) => {
          widget.attach(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** As tall as its lines; the style sheet sets the most. */
function grow(area: HTMLTextAreaElement | null): void {
  if (!area) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight}px`;
}
