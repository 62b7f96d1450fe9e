import { linkify } from '../links.ts';

/** Somebody's words: always text, never markup. */
export const Words = ({ text }: { text: string }) => (
  <div class="words" dir="auto">
    {linkify(text).map(({ text: piece, href }) =>
      href === null ? (
        piece
      ) : (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {piece}
        </a>
      ),
    )}
  </div>
);
