import type { Upload } from '../uploads.ts';
import { MAX_MEGABYTES } from '../uploads.ts';
import type { Widget } from '../widget.ts';
import { useStrings } from './context.ts';
import { Icon } from './icons.tsx';

/** Files on their way, above the line to write on. */
export function Picked({ uploads, widget }: { uploads: readonly Upload[]; widget: Widget }) {
  if (uploads.length === 0) return null;
  return (
    <ul class="picked">
      {uploads.map((upload) => (
        <Row key={upload.id} upload={upload} widget={widget} />
      ))}
    </ul>
  );
}

function Row({ upload: { id, name, progress, state }, widget }: { upload: Upload; widget: Widget }) {
  const strings = useStrings();
  const why = {
    under_way: null,
    failed: strings.notSent,
    too_large: strings.tooLarge(MAX_MEGABYTES),
    wrong_type: strings.wrongType,
  }[state];
  return (
    <li>
      <Icon name={why === null ? 'file' : 'triangle'} size={16} />
      <span class="grow">
        <span dir="auto">{name}</span>
        {why === null ? (
          <progress value={progress} aria-label={strings.uploading(name)} />
        ) : (
          <span role="alert"> · {why}</span>
        )}
      </span>
      {state === 'failed' && (
        <button class="link" type="button" onClick={() => widget.uploads.retry(id)}>
          {strings.tryAgain}
        </button>
      )}
      <button
        class="round small"
        type="button"
        aria-label={`${strings.remove}: ${name}`}
        onClick={() => widget.uploads.drop(id)}
      >
        <Icon name="x" size={16} />
      </button>
    </li>
  );
}
