import type { View } from '../view.ts';
import type { WidgetState } from '../widget.ts';
import { useStrings } from './context.ts';
import { Icon } from './icons.tsx';

/** Who the customer is with, by name and kind. */
export function Header({ state, view, close }: { state: WidgetState; view: View; close: () => void }) {
  const strings = useStrings();
  const { thread, link } = state;
  const operator = view.situation === 'joined' ? thread.operatorName : null;
  const under = {
    bot: thread.botName && strings.automated(thread.botName),
    nobody: thread.botName && strings.automated(thread.botName),
    waiting: strings.finding,
    joined: strings.personFrom(thread.organizationName),
    closed: strings.closed,
  }[view.situation];
  return (
    <div class="head">
      {operator === null ? (
        <span class="avatar bot">
          <Icon name="bot" />
        </span>
      ) : (
        <span class="avatar person" aria-hidden="true">
          {initial(operator)}
          {link === 'live' && <span class="dot" />}
        </span>
      )}
      <div class="grow">
        <h2>
          <bdi>{operator ?? thread.organizationName}</bdi>
        </h2>
        <div class="support">{thread.cursor === null ? strings.connecting : under}</div>
      </div>
      <button class="round" type="button" onClick={close} aria-label={strings.close}>
        <Icon name="chevron-down" size={24} />
      </button>
    </div>
  );
}

const initial = (name: string): string =>
  [...new Intl.Segmenter().segment(name.trim())][0]?.segment.toUpperCase() ?? '';
