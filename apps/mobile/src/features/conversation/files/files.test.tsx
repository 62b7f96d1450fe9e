import { act, screen, userEvent } from '@testing-library/react-native';
import type { Attachment, Entry } from '@baton/protocol';
import type { Client } from '@baton/client';
import { answering } from '../../../../jest/answering.tsx';
import { renderLive } from '../../../../jest/render.tsx';
import { forgetDrafts } from '../../../live/drafts.ts';
import { scene } from '../../../live/sample/client.ts';
import { yusuf } from '../../../live/sample/night.ts';
import { ALICE, id } from '../../../live/sample/people.ts';
import { talk } from '../../../live/sample/talk.ts';
import { CameraDeniedError } from '../../../platform/picked-file.ts';
import type { PickedFile } from '../../../platform/picked-file.ts';
import { ToastProvider } from '../../../ui/toasts.tsx';
import { UploadProvider } from '../../../live/upload.tsx';
import type { Upload } from '../../../live/upload.tsx';
import { ConversationScreen } from '../ConversationScreen.tsx';
import { pieces } from '../late-pieces.ts';

const NOW = Date.now();
const HELD = yusuf(NOW, ALICE);
const TICKET: Attachment = {
  id: id(601),
  name: 'ticket.png',
  type: 'image/png',
  bytes: 2048,
  width: 600,
  height: 300,
};
const TERMS: Attachment = { id: id(602), name: 'terms.pdf', type: 'application/pdf', bytes: 1_500_000 };
const link = (attachment: Attachment) => ({
  attachment,
  url: `/file/${attachment.id}`,
  expiresAt: NOW + 600_000,
});

jest.mock('../../../platform/new-id', () => ({ newId: () => 'a-new-id' }));
type Take = ((files: PickedFile[]) => void) | null;
let mockDrop: NonNullable<Take>;
const mockPicked = jest.fn();
const mockInterrupted = jest.fn();
const mockOpened = jest.fn();
const mockAllowed = jest.fn();
jest.mock('../../../platform/files', () => ({
  origins: ['pictures', 'camera', 'files'],
  pickFiles: (from: string, accept: string, into: string) => mockPicked(from, accept, into),
  useInterruptedPick: (into: string, take: (files: unknown[]) => void) => mockInterrupted(into, take),
  allowCamera: () => mockAllowed(),
  forgetPreview: () => undefined,
  useDroppedFiles: (take: Take) => {
    if (take) mockDrop = take;
    return false;
  },
}));
jest.mock('../../../platform/open-file', () => ({
  openFile: (url: string, name: string) => Promise.resolve(mockOpened(url, name)),
}));

const send = jest.fn<string, Parameters<Client['send']>>(() => 'id');
let arrive: (attachment: Attachment) => void;
const upload: Upload = () => ({
  done: new Promise((resolve) => {
    arrive = resolve;
  }),
  cancel: () => undefined,
});

async function open(extra: Entry[] = []) {
  send.mockClear();
  forgetDrafts();
  const state = scene('mine', NOW);
  const entries = [...talk(HELD, NOW), ...extra];
  const thread = { ...state.threads[HELD.id]!, entries };
  const { around } = answering({
    [`/v1/attachments/${TICKET.id}/link`]: link(TICKET),
    [`/v1/attachments/${TERMS.id}/link`]: link(TERMS),
  });
  const page = (
    <ToastProvider>
      <UploadProvider value={upload}>
        <ConversationScreen
          conversationId={HELD.id}
          wide={false}
          panel={false}
          pieces={pieces}
          onBack={jest.fn()}
          onOpen={jest.fn()}
        />
      </UploadProvider>
    </ToastProvider>
  );
  await renderLive(around(page), { ...state, threads: { [HELD.id]: thread } }, { send });
}

const carrying = (attachment: Attachment, text: string): Entry => {
  const [first] = talk(HELD, NOW);
  if (first?.type !== 'message.added') throw new Error('the sample talk begins with a message');
  const kind = attachment.type.startsWith('image/') ? 'image' : 'file';
  return { ...first, seq: 90, message: { ...first.message, id: id(9100), kind, text, attachment } };
};

test('limits are told, then a picture is picked, goes up, and is sent with the words', async () => {
  mockPicked.mockResolvedValue([
    { name: 'ticket.png', type: 'image/png', bytes: 2048, content: new Blob(['x']), preview: null },
  ]);
  await open();
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Attach a file, up to 10 MB' }));
  expect(screen.getByText(/^Pictures, audio, .* up to 10 MB each\.$/)).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'A picture' }));
  expect(mockPicked).toHaveBeenCalledWith('pictures', 'image/png,image/jpeg,image/gif,image/webp', HELD.id);
  expect(await screen.findByText('2 kB · 0 %')).toBeOnTheScreen();
  await user.type(screen.getByLabelText('Reply to Yusuf'), 'Here it is');
  expect(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
  await act(async () => arrive(TICKET));
  expect(screen.getByText('2 kB · ready to send')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Send' }));
  expect(send).toHaveBeenCalledWith(HELD.id, 'Here it is', { kind: 'text', attachment: TICKET });
  expect(screen.queryByText('2 kB · ready to send')).toBeNull();
});

test('what was picked before Android ended the app is in the composer of its conversation', async () => {
  await open();
  const [into, take] = mockInterrupted.mock.calls.at(-1) as [string, (files: unknown[]) => void];
  expect(into).toBe(HELD.id);
  const content = { uri: 'file:///cache/1.jpg' };
  await act(async () =>
    take([{ name: 'ticket.png', type: 'image/png', bytes: 2048, content, preview: null }]),
  );
  await act(async () => arrive(TICKET));
  expect(screen.getByText('2 kB · ready to send')).toBeOnTheScreen();
});

test('what is dropped while a note is written is refused with a word, and goes with no reply', async () => {
  const file = {
    name: 'ticket.png',
    type: 'image/png',
    bytes: 2048,
    content: new Blob(['x']),
    preview: null,
  };
  await open();
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Write a note' }));
  await act(async () => mockDrop([file]));
  expect(screen.getByText('A note carries no files')).toBeOnTheScreen();
  expect(screen.queryByRole('list', { name: 'Files for the next message' })).toBeNull();
  await user.press(screen.getByRole('button', { name: 'Write a note' }));
  await user.type(screen.getByLabelText('Reply to Yusuf'), 'No file');
  await user.press(screen.getByRole('button', { name: 'Send' }));
  expect(send).toHaveBeenCalledWith(HELD.id, 'No file', { kind: 'text' });
  await act(async () => mockDrop([file]));
  expect(await screen.findByText('2 kB · 0 %')).toBeOnTheScreen();
});

test('a camera that is not allowed is said, with the way to allow it; what cannot be opened is said, too', async () => {
  mockPicked.mockRejectedValueOnce(new CameraDeniedError('no'));
  await open();
  const user = userEvent.setup();
  const paperclip = () => user.press(screen.getByRole('button', { name: 'Attach a file, up to 10 MB' }));
  await paperclip();
  await user.press(screen.getByRole('button', { name: 'Take a picture' }));
  expect(await screen.findByText('The camera is not allowed')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Open settings' }));
  expect(mockAllowed).toHaveBeenCalledTimes(1);
  mockPicked.mockRejectedValueOnce(new Error('unreadable'));
  await paperclip();
  await user.press(screen.getByRole('button', { name: 'Another file' }));
  expect(await screen.findByText('This could not be opened. Try another file.')).toBeOnTheScreen();
});

test('a picture is shown with its caption, and opens large', async () => {
  await open([carrying(TICKET, 'My ticket')]);
  const user = userEvent.setup();
  expect(screen.getByText('My ticket')).toBeOnTheScreen();
  await user.press(await screen.findByRole('button', { name: 'Open ticket.png large' }));
  await user.press(screen.getByRole('button', { name: 'Save ticket.png' }));
  expect(mockOpened).toHaveBeenCalledWith(expect.stringContaining(`/file/${TICKET.id}`), 'ticket.png');
  await user.press(screen.getAllByRole('button', { name: 'Close' })[0]!);
  expect(screen.queryByRole('button', { name: 'Save ticket.png' })).toBeNull();
});

test('another file is a row with name and size, said once; a tap has it', async () => {
  await open([carrying(TERMS, 'terms.pdf')]);
  expect(screen.getAllByText('terms.pdf')).toHaveLength(1);
  expect(screen.getByText('1.4 MB')).toBeOnTheScreen();
  await userEvent.setup().press(screen.getByRole('button', { name: 'Save terms.pdf' }));
  expect(mockOpened).toHaveBeenCalledWith(expect.stringContaining(`/file/${TERMS.id}`), 'terms.pdf');
});

test('a file that cannot be reached says so', async () => {
  await open([carrying({ ...TERMS, id: id(699) }, 'terms.pdf')]);
  await userEvent.setup().press(screen.getByRole('button', { name: 'Save terms.pdf' }));
  expect(await screen.findByText('Cannot be reached now. Tap to try again.')).toBeOnTheScreen();
});
