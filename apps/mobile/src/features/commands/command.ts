import { plain } from '../../model/found-words.ts';
import type { Glyph } from '../../ui/Icon.tsx';

/** Something that can be done by its name. */
export type Command = {
  id: string;
  title: string;
  /** Said at the far end: whose, where, now. */
  hint?: string;
  icon: Glyph;
  /** The key that does the same. */
  key?: string;
  /** Only shown to those who type. */
  sought?: boolean;
  run: () => void;
};

const SHOWN = 12;

const BETWEEN = /[^\p{L}\p{N}]+/u;

/** How well a title answers what is typed: all its words must begin a word of the title. 0 is best, `null` not at all. */
function rank(title: string, typed: string): number | null {
  const words = plain(title).split(BETWEEN);
  const wanted = plain(typed).split(BETWEEN).filter(Boolean);
  const places = wanted.map((start) => words.findIndex((word) => word.startsWith(start)));
  return places.includes(-1) ? null : (places[0] ?? 0);
}

/** The commands that are meant, the likeliest first; those of one rank stay in order. */
export function meant(commands: readonly Command[], typed: string): Command[] {
  if (typed.trim() === '') return commands.filter(({ sought }) => sought !== true).slice(0, SHOWN);
  return commands
    .flatMap((command) => {
      const place = rank(command.title, typed);
      return place === null ? [] : [{ command, place }];
    })
    .sort((a, b) => a.place - b.place)
    .slice(0, SHOWN)
    .map(({ command }) => command);
}
