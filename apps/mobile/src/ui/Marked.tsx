import { foundPieces } from '../model/found-words.ts';
import { Text } from './Text.tsx';
import type { TextProps } from './Text.tsx';

type Props = { text: string; sought: string } & Pick<TextProps, 'size' | 'color'>;

/** Words with what was searched for in bold: inside another text. */
export function Marked({ text, sought, ...look }: Props) {
  return foundPieces(text, sought).map((piece, n) =>
    piece.found ? (
      <Text key={n} theirs {...look} weight="semibold" color="text">
        {piece.text}
      </Text>
    ) : (
      piece.text
    ),
  );
}
