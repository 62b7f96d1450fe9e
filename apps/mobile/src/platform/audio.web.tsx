export const plays = true;

/** The browser's own player. */
export const AudioPlayer = ({ url, name }: { url: string; name: string }) => (
  <audio
    controls
    preload="metadata"
    src={url}
    aria-label={name}
    style={{ width: 260, maxWidth: '100%', height: 40 }}
  />
);
