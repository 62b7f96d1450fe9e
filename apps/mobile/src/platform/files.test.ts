import { act, renderHook } from '@testing-library/react-native';
import { AppState } from 'react-native';
import type { AppStateStatus } from 'react-native';
import * as documents from 'expo-document-picker';
import * as pictures from 'expo-image-picker';
import { CameraDeniedError } from './picked-file.ts';
import { pickFiles, useInterruptedPick } from './files.ts';
import { writePreference } from './preferences';

jest.mock('expo-document-picker', () => ({ getDocumentAsync: jest.fn() }));
jest.mock('expo-image-picker', () => ({
  getPendingResultAsync: jest.fn(),
  launchImageLibraryAsync: jest.fn(),
  launchCameraAsync: jest.fn(),
  requestCameraPermissionsAsync: jest.fn(),
  UIImagePickerPreferredAssetRepresentationMode: { Compatible: 'compatible' },
}));
const library = jest.mocked(pictures.launchImageLibraryAsync);
const camera = jest.mocked(pictures.launchCameraAsync);
const permission = jest.mocked(pictures.requestCameraPermissionsAsync);
const pending = jest.mocked(pictures.getPendingResultAsync);
const document = jest.mocked(documents.getDocumentAsync);
const answer = (granted: boolean) => ({ granted }) as pictures.CameraPermissionResponse;

const ONE = 'conversation 1';
const OTHER = 'conversation 2';
const photo = { uri: 'file:///cache/1.jpg', width: 8, height: 6, fileSize: 2048, mimeType: 'image/jpeg' };
const taken = { canceled: false as const, assets: [{ ...photo, fileName: 'IMG_1.jpg' }] };

let change: (state: AppStateStatus) => void;
const remove = jest.fn();
beforeEach(() => {
  jest.resetAllMocks();
  jest.spyOn(AppState, 'addEventListener').mockImplementation((_event, listener) => {
    change = listener;
    return { remove };
  });
  writePreference('picking', '');
});

test('pictures are taken from the library as they are, without asking for a permission', async () => {
  library.mockResolvedValue(taken);
  expect(await pickFiles('pictures', 'image/png', ONE)).toEqual([
    {
      name: 'IMG_1.jpg',
      type: 'image/jpeg',
      bytes: 2048,
      content: { uri: photo.uri },
      preview: photo.uri,
    },
  ]);
  expect(library).toHaveBeenCalledWith(
    expect.objectContaining({
      mediaTypes: ['images'],
      allowsMultipleSelection: true,
      preferredAssetRepresentationMode: 'compatible',
    }),
  );
  expect(permission).not.toHaveBeenCalled();
});

test('the camera asks its owner first; a photograph without a name is called by its file', async () => {
  permission.mockResolvedValue(answer(true));
  camera.mockResolvedValue({ canceled: false, assets: [photo] });
  expect(await pickFiles('camera', '', ONE)).toMatchObject([{ name: '1.jpg', type: 'image/jpeg' }]);
});

test('a camera that is not allowed is never opened', async () => {
  permission.mockResolvedValue(answer(false));
  await expect(pickFiles('camera', '', ONE)).rejects.toThrow(CameraDeniedError);
  expect(camera).not.toHaveBeenCalled();
});

test('other files are offered by what may be sent; one of no known kind is no picture', async () => {
  const one = { name: 'terms.pdf', uri: 'file:///cache/2', lastModified: 0 };
  document.mockResolvedValue({ canceled: false, assets: [one] });
  expect(await pickFiles('files', 'application/pdf,text/csv', ONE)).toEqual([
    {
      name: 'terms.pdf',
      type: 'application/octet-stream',
      bytes: 0,
      content: { uri: one.uri },
      preview: null,
    },
  ]);
  expect(document).toHaveBeenCalledWith({ type: ['application/pdf', 'text/csv'], multiple: true });
});

test('whoever closes a picker picks nothing', async () => {
  library.mockResolvedValue({ canceled: true, assets: null });
  document.mockResolvedValue({ canceled: true, assets: null });
  expect(await pickFiles('pictures', '', ONE)).toEqual([]);
  expect(await pickFiles('files', '', ONE)).toEqual([]);
});

describe('a pick behind which Android ended the app', () => {
  /** The picker is open, and nobody waits for its answer any more. */
  function interrupted(from: 'pictures' | 'camera') {
    const never = new Promise<never>(() => undefined);
    permission.mockResolvedValue(answer(true));
    library.mockReturnValue(never);
    camera.mockReturnValue(never);
    pending.mockResolvedValue(null);
    void pickFiles(from, '', ONE);
    return act(async () => undefined);
  }
  /** Native code tells it once. */
  const answers = () => pending.mockResolvedValueOnce(taken);

  test.each(['pictures', 'camera'] as const)(
    '%s are found again where they were picked for, once',
    async (from) => {
      await interrupted(from);
      answers();
      const [take, elsewhere] = [jest.fn(), jest.fn()];
      await renderHook(() => useInterruptedPick(OTHER, elsewhere));
      expect(pending).not.toHaveBeenCalled();
      await renderHook(() => useInterruptedPick(ONE, take));
      expect(take.mock.calls).toMatchObject([[[{ name: 'IMG_1.jpg', content: { uri: photo.uri } }]]]);
      const again = jest.fn();
      await renderHook(() => useInterruptedPick(ONE, again));
      expect([again, elsewhere].flatMap(({ mock }) => mock.calls)).toEqual([]);
    },
  );

  test('and when only its window was ended: the composer that is there hears of it as the app comes back', async () => {
    const take = jest.fn();
    const { unmount } = await renderHook(() => useInterruptedPick(ONE, take));
    await interrupted('pictures');
    await act(async () => change('active'));
    expect(take).not.toHaveBeenCalled();
    answers();
    await act(async () => change('background'));
    expect(take).not.toHaveBeenCalled();
    await act(async () => change('active'));
    expect(take).toHaveBeenCalledTimes(1);
    await unmount();
    expect(remove).toHaveBeenCalled();
  });

  test('what could not be read is lost, and said in the log without its words', async () => {
    const said = jest.spyOn(console, 'info').mockImplementation(() => undefined);
    await interrupted('camera');
    pending.mockResolvedValueOnce({ code: 'ERR_READ', message: 'IMG_1.jpg is gone' });
    const take = jest.fn();
    await renderHook(() => useInterruptedPick(ONE, take));
    expect(take).not.toHaveBeenCalled();
    expect(said.mock.calls).toEqual([['an interrupted pick is lost', 'ERR_READ']]);
  });

  test('one that was answered leaves nothing to look for', async () => {
    library.mockResolvedValue(taken);
    await pickFiles('pictures', '', ONE);
    await renderHook(() => useInterruptedPick(ONE, jest.fn()));
    expect(pending).not.toHaveBeenCalled();
  });
});
