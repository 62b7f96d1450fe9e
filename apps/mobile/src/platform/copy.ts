import { Share } from 'react-native';

/** The share sheet of a phone can copy, and needs no module of its own. */
export const copyText = async (text: string): Promise<boolean> =>
  (await Share.share({ message: text })).action === Share.sharedAction;
