import { useEffect, useState } from 'react';
import type { Pieces } from '../features/conversation/pieces.ts';

let loaded: Pieces | null = null;

/** The late pieces of a conversation; `null` until they are here. A try that failed is made again by the next conversation. */
export function useConversationPieces(): Pieces | null {
  const [pieces, setPieces] = useState(loaded);
  useEffect(() => {
    if (loaded) return setPieces(loaded);
    let left = false;
    import('./late-pages.ts').then(
      (late) => {
        loaded = late.pieces;
        if (!left) setPieces(loaded);
      },
      (unreachable: unknown) => console.info('pieces not fetched', (unreachable as Error).name),
    );
    return () => {
      left = true;
    };
  }, []);
  return pieces;
}
