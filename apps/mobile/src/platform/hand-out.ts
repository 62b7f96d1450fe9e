import { Share } from 'react-native';

/** A phone gives text to whatever the person chooses: mail, messages, files. */
export const shares = true;
export const shareText = async (title: string, text: string): Promise<void> => {
  await Share.share({ title, message: text });
};
export const saveText = (_name: string, _type: string, _text: string): void => undefined;
export const mailText = (_subject: string, _text: string): void => undefined;
