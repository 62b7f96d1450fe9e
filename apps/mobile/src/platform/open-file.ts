import { Linking } from 'react-native';

/** Opens what a signed link leads to, in whatever the phone shows it with. */
export const openFile = async (url: string, _name: string): Promise<void> => {
  await Linking.openURL(url);
};
