import { useEffect, useState } from 'preact/hooks';
import type { Attachment } from '@baton/protocol';
import { useStrings } from './context.ts';
import { Icon } from './icons.tsx';

type Props = { attachment: Attachment; link: (id: string) => Promise<string> };

/** A picture is shown; anything else is a button that opens it. Links run out, so they are fetched when they are needed. */
export function Enclosed({ attachment, link }: Props) {
  return attachment.type.startsWith('image/') ? (
    <Picture attachment={attachment} link={link} />
  ) : (
    <FileButton attachment={attachment} link={link} />
  );
}

function Picture({ attachment, link }: Props) {
  const [source, setSource] = useState<string | null>(null);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let gone = false;
    link(attachment.id).then(
      (url) => !gone && setSource(url),
      () => !gone && setLost(true),
    );
    return () => void (gone = true);
  }, [attachment.id]);
  const { width = 4, height = 3, name } = attachment;
  if (lost) return <FileButton attachment={attachment} link={link} />;
  return (
    <button class="picture" type="button" onClick={() => void open(attachment.id, link)} aria-label={name}>
      <img
        src={source ?? undefined}
        alt={name}
        style={{ aspectRatio: `${width} / ${height}` }}
        width={Math.min(width, 240)}
        onError={() => setLost(true)}
      />
    </button>
  );
}

function FileButton({ attachment, link }: Props) {
  const strings = useStrings();
  const { id, name, bytes } = attachment;
  return (
    <button
      class="file"
      type="button"
      onClick={() => void open(id, link)}
      aria-label={strings.openFile(name)}
    >
      <Icon name="file" />
      <span class="grow" dir="auto">
        {name}
      </span>
      <span class="size">{sizeOf(bytes)}</span>
    </button>
  );
}

/** Opened before the link is there: a window that opens later counts as a pop-up. */
async function open(id: string, link: (id: string) => Promise<string>): Promise<void> {
  const target = window.open('', '_blank');
  try {
    const url = await link(id);
    if (target) target.location.href = url;
  } catch (error) {
    target?.close();
    console.error('Baton: the file could not be opened.', error);
  }
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
