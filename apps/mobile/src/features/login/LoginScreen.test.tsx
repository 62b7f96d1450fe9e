import { screen, userEvent } from '@testing-library/react-native';
import type { Login } from '@baton/protocol';
import { answering } from '../../../jest/answering.tsx';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { LoginScreen } from './LoginScreen.tsx';

const NOW = Date.now();
const session = (id: string, part: Partial<Login['sessions'][number]> = {}) => ({
  id,
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  label: null,
  rings: false,
  current: false,
  startedAt: NOW - 3_600_000,
  lastSeenAt: NOW,
  ...part,
});
const login = (secondStep = false): Login => ({
  email: 'alice@example.com',
  secondStep,
  sessions: [session('phone', { label: 'Pixel 9', rings: true }), session('here', { current: true })],
});

async function open(secondStep = false, refused: string[] = []) {
  const asked: { path: string; body: object }[] = [];
  const askLogin = async (path: string, body: object) => {
    asked.push({ path, body });
    if (refused.includes(path)) return Response.json({}, { status: 400 });
    return Response.json({
      totpURI: 'otpauth://totp/Baton:alice?secret=JBSWY3DPEHPK3PXP&issuer=Baton',
      backupCodes: ['aaaaa-bbbbb', 'ccccc-ddddd'],
    });
  };
  const { calls, around } = answering({
    '/v1/me/login': login(secondStep),
    '/v1/me/sessions': {},
    '/v1/me/sessions/phone': {},
  });
  await renderLive(
    around(<LoginScreen askLogin={askLogin} wide={false} onBack={() => undefined} />),
    scene('mine', NOW),
  );
  expect(await screen.findByText('alice@example.com')).toBeOnTheScreen();
  return { calls, asked, user: userEvent.setup() };
}

test('shows this session first, and ends another after asking', async () => {
  const { calls, user } = await open();
  expect(screen.getByText('Firefox on Linux')).toBeOnTheScreen();
  expect(screen.getByText(/Last seen .* · rings$/)).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'End' }));
  expect(calls).toEqual([]);
  const [, confirm] = screen.getAllByRole('button', { name: 'End' });
  await user.press(confirm!);
  expect(calls).toEqual([{ path: '/v1/me/sessions/phone', body: {}, method: 'DELETE' }]);
});

test('a second step is set up with the password, the scanned key and its first code; the backup codes are shown once', async () => {
  const { asked, user } = await open();
  await user.press(screen.getByRole('button', { name: 'Set up a second step' }));
  await user.type(screen.getByLabelText('Your password'), 'baton-alice');
  await user.press(screen.getByRole('button', { name: 'Continue' }));
  expect(await screen.findByLabelText('The key as a QR code')).toBeOnTheScreen();
  expect(screen.getByText('JBSW Y3DP EHPK 3PXP')).toBeOnTheScreen();
  await user.type(screen.getByLabelText('The six digits that the app shows'), '123 456');
  await user.press(screen.getByRole('button', { name: 'Turn on' }));
  expect(await screen.findByText('aaaaa-bbbbb')).toBeOnTheScreen();
  expect(asked).toEqual([
    { path: 'two-factor/enable', body: { password: 'baton-alice' } },
    { path: 'two-factor/verify-totp', body: { code: '123456' } },
  ]);
  await user.press(screen.getByRole('button', { name: 'I have kept them' }));
  expect(screen.queryByText('aaaaa-bbbbb')).toBeNull();
});

test('a wrong password changes nothing and says so', async () => {
  const { user } = await open(true, ['two-factor/disable']);
  await user.press(screen.getByRole('button', { name: 'Turn it off' }));
  await user.type(screen.getByLabelText('Your password'), 'nope');
  await user.press(screen.getByRole('button', { name: 'Continue' }));
  expect(await screen.findByText('This is not your password.')).toBeOnTheScreen();
});
