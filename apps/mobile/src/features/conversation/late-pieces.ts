import { Profile } from './customer/Profile.tsx';
import { AttachSheet } from './files/AttachSheet.tsx';
import { Media } from './files/Media.tsx';
import { Tray } from './files/Tray.tsx';
import { Lease } from './Lease.tsx';
import { LeaveNote } from './LeaveNote.tsx';
import { NotSent } from './NotSent.tsx';
import type { Pieces } from './pieces.ts';
import { Sheets } from './sheets/Sheets.tsx';
import { Snoozed } from './Snoozed.tsx';
import { SuggestionList } from './writing/SuggestionList.tsx';

export const pieces: Pieces = {
  AttachSheet,
  Lease,
  LeaveNote,
  Media,
  NotSent,
  Profile,
  Sheets,
  Snoozed,
  SuggestionList,
  Tray,
};
