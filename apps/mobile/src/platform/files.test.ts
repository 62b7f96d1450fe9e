import * as documents from 'expo-document-picker';
import * as pictures from 'expo-image-picker';
import { CameraDeniedError } from './picked-file.ts';
import { pickFiles } from './files.ts';

jest.mock('expo-document-picker', () => ({ getDocumentAsync: jest.fn() }));
jest.mock('expo-image-picker', () => ({
  launchImageLibraryAsync: jest.fn(),
  launchCameraAsync: jest.fn(),
  requestCameraPermissionsAsync: jest.fn(),
  UIImagePickerPreferredAssetRepresentationMode: { Compatible: 'compatible' },
}));
const library = jest.mocked(pictures.launchImageLibraryAsync);
const camera = jest.mocked(pictures.launchCameraAsync);
const permission = jest.mocked(pictures.requestCameraPermissionsAsync);
const document = jest.mocked(documents.getDocumentAsync);
const answer = (granted: boolean) => ({ granted }) as pictures.CameraPermissionResponse;

const photo = { uri: 'file:///cache/1.jpg', width: 8, height: 6, fileSize: 2048, mimeType: 'image/jpeg' };
const taken = { canceled: false as const, assets: [{ ...photo, fileName: 'IMG_1.jpg' }] };

beforeEach(() => jest.resetAllMocks());

test('pictures are taken from the library as they are, without asking for a permission', async () => {
  library.mockResolvedValue(taken);
  expect(await pickFiles('pictures', 'image/png')).toEqual([
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
  expect(await pickFiles('camera', '')).toMatchObject([{ name: '1.jpg', type: 'image/jpeg' }]);
});

test('a camera that is not allowed is never opened', async () => {
  permission.mockResolvedValue(answer(false));
  await expect(pickFiles('camera', '')).rejects.toThrow(CameraDeniedError);
  expect(camera).not.toHaveBeenCalled();
});

test('other files are offered by what may be sent; one of no known kind is no picture', async () => {
  const one = { name: 'terms.pdf', uri: 'file:///cache/2', lastModified: 0 };
  document.mockResolvedValue({ canceled: false, assets: [one] });
  expect(await pickFiles('files', 'application/pdf,text/csv')).toEqual([
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
  expect(await pickFiles('pictures', '')).toEqual([]);
  expect(await pickFiles('files', '')).toEqual([]);
});
