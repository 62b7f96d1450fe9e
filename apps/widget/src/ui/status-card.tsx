import type { View } from '../view.ts';
import type { Widget, WidgetState } from '../widget.ts';
import { useStrings } from './context.ts';
import { Icon } from './icons.tsx';

type Props = { widget: Widget; state: WidgetState; view: View; writeNow: () => void };

/** Where the customer stands, said honestly: in line, nobody there, closed. */
export function StatusCard(props: Props) {
  const strings = useStrings();
  const { state, view } = props;
  if (state.leavingMessage) return <p class="hint">{strings.leaveHint}</p>;
  if (view.situation === 'waiting') return <Waiting {...props} />;
  if (view.situation === 'nobody') return <Nobody {...props} />;
  return view.situation === 'closed' ? <p class="hint">{strings.closedHint}</p> : null;
}

function Waiting({ widget, state, writeNow }: Props) {
  const strings = useStrings();
  const reachable = state.thread.humansAvailable;
  return (
    <div class="card" role="status">
      <div class="row">
        <span class="avatar person small">
          <Icon name="user" size={16} />
          {reachable && <span class="dot" />}
        </span>
        <div class="grow">
          <b>{strings.inLine}</b>
          {!reachable && <div class="support">{strings.nobodyReachable}</div>}
        </div>
      </div>
      <p class="support">{strings.sendsNoRepeat}</p>
      <div class="row buttons">
        <button class="button" type="button" onClick={writeNow}>
          {strings.leaveMessage}
        </button>
        <button class="button" type="button" onClick={() => widget.leaveQueue()}>
          {strings.backToBot}
        </button>
      </div>
    </div>
  );
}

function Nobody({ widget, writeNow }: Props) {
  const strings = useStrings();
  const leave = () => {
    widget.leaveMessage();
    writeNow();
  };
  const goOn = () => {
    widget.goOn();
    writeNow();
  };
  return (
    <div class="card warn" role="status">
      <div class="row">
        <span class="avatar warn small">
          <Icon name="triangle" size={16} />
        </span>
        <b class="grow">{strings.nobodyTitle}</b>
      </div>
      <p class="support">{strings.nobodyText}</p>
      <div class="row buttons">
        <button class="button" type="button" onClick={leave}>
          {strings.leaveMessage}
        </button>
        <button class="button" type="button" onClick={goOn}>
          {strings.goOnWithBot}
        </button>
      </div>
    </div>
  );
}
