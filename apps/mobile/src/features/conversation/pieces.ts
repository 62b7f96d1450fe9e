import { createContext, useContext } from 'react';
import type { ComponentType } from 'react';
import type { ProfileProps } from './customer/Profile.tsx';
import type { AttachSheetProps } from './files/AttachSheet.tsx';
import type { MediaProps } from './files/Media.tsx';
import type { TrayProps } from './files/Tray.tsx';
import type { LeaseProps } from './Lease.tsx';
import type { LeaveNoteProps } from './LeaveNote.tsx';
import type { NotSentProps } from './NotSent.tsx';
import type { SheetsProps } from './sheets/Sheets.tsx';
import type { SnoozedProps } from './Snoozed.tsx';
import type { SuggestionListProps } from './writing/SuggestionList.tsx';

/** What an open conversation needs only once somebody asks for it: loaded late, so that the first screen is not. */
export type Pieces = {
  AttachSheet: ComponentType<AttachSheetProps>;
  Lease: ComponentType<LeaseProps>;
  LeaveNote: ComponentType<LeaveNoteProps>;
  Media: ComponentType<MediaProps>;
  NotSent: ComponentType<NotSentProps>;
  Tray: ComponentType<TrayProps>;
  Profile: ComponentType<ProfileProps>;
  Sheets: ComponentType<SheetsProps>;
  Snoozed: ComponentType<SnoozedProps>;
  SuggestionList: ComponentType<SuggestionListProps>;
};

/** `null` while they are on their way. */
export const PiecesContext = createContext<Pieces | null>(null);
export const usePieces = (): Pieces | null => useContext(PiecesContext);
