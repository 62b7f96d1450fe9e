const SIZE = 64;
const NAME = 'Baton';

/** The tab's icon, and over its corner in red how many wait. */
async function icon(count: number): Promise<string> {
  if (count === 0) return '/icons/icon-192.png';
  const picture = new Image();
  picture.src = '/icons/icon-192.png';
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE;
  const pen = canvas.getContext('2d')!;
  pen.drawImage(picture, 0, 0, SIZE, SIZE);
  pen.fillStyle = '#C9302C';
  pen.beginPath();
  pen.arc(44, 44, 20, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = '#FFFFFF';
  pen.font = '700 28px Inter, sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(count > 9 ? '9+' : String(count), 44, 46);
  return canvas.toDataURL();
}

let shown = -1;

/** How many wait, where a window that is not looked at shows it: the tab's title and icon, and the installed app's badge. */
export function showCount(count: number, title: string): void {
  const page = title === '' ? NAME : `${title} · ${NAME}`;
  document.title = count > 0 ? `(${count}) ${page}` : page;
  if (count === shown) return;
  shown = count;
  const badge = navigator as { setAppBadge?: (count: number) => Promise<void> };
  badge.setAppBadge?.(count).catch((refused: unknown) => console.info('no badge', String(refused)));
  icon(count).then(
    (href) => {
      if (shown !== count) return;
      const link =
        document.querySelector<HTMLLinkElement>('link[rel="icon"]') ?? document.createElement('link');
      Object.assign(link, { rel: 'icon', href });
      document.head.append(link);
    },
    (unreadable: unknown) => console.info('no icon', String(unreadable)),
  );
}
