import type { Pieces } from './pieces.ts';
import { SuggestionList } from './writing/SuggestionList.tsx';

export const pieces: Pieces = { SuggestionList };
