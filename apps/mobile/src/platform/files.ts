import { getDocumentAsync } from 'expo-document-picker';
import {
  getPendingResultAsync,
  launchCameraAsync,
  launchImageLibraryAsync,
  requestCameraPermissionsAsync,
  UIImagePickerPreferredAssetRepresentationMode,
} from 'expo-image-picker';
import type { ImagePickerResult } from 'expo-image-picker';
import { useEffect, useRef } from 'react';
import { AppState, Linking } from 'react-native';
import { CameraDeniedError } from './picked-file.ts';
import type { Origin, PickedFile } from './picked-file.ts';
import { readPreference, writePreference } from './preferences';

export const origins: readonly Origin[] = ['pictures', 'camera', 'files'];

/** How much of a photograph's detail is kept: what a camera makes would else be larger than may be sent. */
const QUALITY = 0.85;

/** Where a picker that is open takes its pictures to: what Android kills behind it does not know any more. */
const PICKING = 'picking';

/**
 * The phone's own pickers, for `into`; `accept`: media types, with commas. None when nothing was chosen. Throws CameraDeniedError.
 * Pictures need no permission: the system's picker hands out only what is chosen.
 */
export async function pickFiles(from: Origin, accept: string, into: string): Promise<PickedFile[]> {
  if (from === 'files') {
    const { assets } = await getDocumentAsync({ type: accept.split(','), multiple: true });
    return (assets ?? []).map(({ name, size, uri, mimeType }) =>
      picked({ name, bytes: size, uri, type: mimeType }),
    );
  }
  if (from === 'camera' && !(await requestCameraPermissionsAsync()).granted)
    throw new CameraDeniedError('the camera is not allowed');
  writePreference(PICKING, into);
  try {
    return picturesOf(await (from === 'camera' ? photograph() : choosePictures()));
  } finally {
    writePreference(PICKING, '');
  }
}

const photograph = () => launchCameraAsync({ mediaTypes: ['images'], quality: QUALITY });
const choosePictures = () =>
  launchImageLibraryAsync({
    mediaTypes: ['images'],
    allowsMultipleSelection: true,
    orderedSelection: true,
    // JPEG for what an iPhone keeps as HEIC, which browsers do not show.
    preferredAssetRepresentationMode: UIImagePickerPreferredAssetRepresentationMode.Compatible,
  });

/** Pictures that were picked for `into` while Android had ended the app, or its window, behind the picker. */
async function interruptedPick(into: string): Promise<PickedFile[]> {
  if (readPreference(PICKING) !== into) return [];
  const pending = await getPendingResultAsync();
  if (!pending) return [];
  writePreference(PICKING, '');
  if ('assets' in pending) return picturesOf(pending);
  console.info('an interrupted pick is lost', pending.code);
  return [];
}

/** Takes what was picked for `into` before: when its composer is there again, and when the app comes back to the front. */
export function useInterruptedPick(into: string, take: (files: PickedFile[]) => void): void {
  const newest = useRef(take);
  newest.current = take;
  useEffect(() => {
    let left = false;
    const look = () =>
      void interruptedPick(into).then(
        (files) => {
          if (!left && files.length > 0) newest.current(files);
        },
        (lost: unknown) => console.info('an interrupted pick is lost', (lost as Error).name),
      );
    look();
    const back = AppState.addEventListener('change', (state) => state === 'active' && look());
    return () => {
      left = true;
      back.remove();
    };
  }, [into]);
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
