import { getDocumentAsync } from 'expo-document-picker';
import {
  launchCameraAsync,
  launchImageLibraryAsync,
  requestCameraPermissionsAsync,
  UIImagePickerPreferredAssetRepresentationMode,
} from 'expo-image-picker';
import type { ImagePickerResult } from 'expo-image-picker';
import { Linking } from 'react-native';
import { CameraDeniedError } from './picked-file.ts';
import type { Origin, PickedFile } from './picked-file.ts';

export const origins: readonly Origin[] = ['pictures', 'camera', 'files'];

/** How much of a photograph's detail is kept: what a camera makes would else be larger than may be sent. */
const QUALITY = 0.85;

/**
 * The phone's own pickers; `accept`: media types, with commas. None when nothing was chosen. Throws CameraDeniedError. Pictures need no
 * permission: the system's picker hands out only what is chosen.
 */
export async function pickFiles(from: Origin, accept: string): Promise<PickedFile[]> {
  switch (from) {
    case 'pictures':
      return picturesOf(
        await launchImageLibraryAsync({
          mediaTypes: ['images'],
          allowsMultipleSelection: true,
          orderedSelection: true,
          // JPEG for what an iPhone keeps as HEIC, which browsers do not show.
          preferredAssetRepresentationMode: UIImagePickerPreferredAssetRepresentationMode.Compatible,
        }),
      );
    case 'camera': {
      const { granted } = await requestCameraPermissionsAsync();
      if (!granted) throw new CameraDeniedError('the camera is not allowed');
      return picturesOf(await launchCameraAsync({ mediaTypes: ['images'], quality: QUALITY }));
    }
    case 'files': {
      const { assets } = await getDocumentAsync({ type: accept.split(','), multiple: true });
      return (assets ?? []).map(({ name, size, uri, mimeType }) =>
        picked({ name, bytes: size, uri, type: mimeType }),
      );
    }
  }
}

const picturesOf = ({ assets }: ImagePickerResult): PickedFile[] =>
  (assets ?? []).map(({ fileName, fileSize, uri, mimeType }) =>
    picked({ name: fileName ?? uri.slice(uri.lastIndexOf('/') + 1), bytes: fileSize, uri, type: mimeType }),
  );

type Found = { name: string; bytes: number | undefined; uri: string; type: string | undefined };

function picked({ name, bytes = 0, uri, type = 'application/octet-stream' }: Found): PickedFile {
  return { name, type, bytes, content: { uri }, preview: type.startsWith('image/') ? uri : null };
}

/** Where the owner of the phone lets the app use the camera. */
export const allowCamera = (): void => void Linking.openSettings();

/** The system clears what its pickers copied. */
export const forgetPreview = (_preview: string | null): void => undefined;
/** Nothing is dropped on a phone. */
export const useDroppedFiles = (_take: ((files: PickedFile[]) => void) | null): boolean => false;
