import { screen, userEvent } from '@testing-library/react-native';
import { renderPlain } from '../../../jest/render.tsx';
import { serverOrigin } from './server-origin.ts';
import { SignInScreen } from './SignInScreen.tsx';
import type { SignInScreenProps } from './SignInScreen.tsx';

type Answer = Awaited<ReturnType<SignInScreenProps['onSignIn']>>;

async function open(answer: Answer, props: Partial<SignInScreenProps> = {}) {
  const onSignIn = jest.fn(() => Promise.resolve(answer));
  const onCode = jest.fn<Promise<Answer>, [string, string | null, string]>(async () => ({ ok: true }));
  await renderPlain(
    <SignInScreen
      onSignIn={onSignIn}
      onCode={onCode}
      server="https://baton.test"
      asksForServer={false}
      {...props}
    />,
  );
  const user = userEvent.setup();
  const fill = async (email: string, password: string) => {
    await user.type(screen.getByLabelText('Email'), email);
    await user.type(screen.getByLabelText('Password'), password);
    await user.press(screen.getByRole('button', { name: 'Sign in' }));
  };
  return { onSignIn, onCode, user, fill };
}

test('signs in with what was typed', async () => {
  const { onSignIn, fill } = await open({ ok: true });
  await fill(' alice@example.com ', 'correct horse');
  expect(onSignIn).toHaveBeenCalledWith({
    server: 'https://baton.test',
    email: 'alice@example.com',
    password: 'correct horse',
  });
  expect(screen.queryByRole('alert')).toBeNull();
});

test('says what is wrong and lets one try again', async () => {
  const { onSignIn, user, fill } = await open({ ok: false, why: 'wrong' });
  await fill('alice@example.com', 'nope');
  expect(screen.getByText('Email or password is not right.')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Sign in' }));
  expect(onSignIn).toHaveBeenCalledTimes(2);
});

test('asks for both before it asks the server', async () => {
  const { onSignIn, user } = await open({ ok: true });
  await user.press(screen.getByRole('button', { name: 'Sign in' }));
  expect(screen.getByText('Enter both.')).toBeOnTheScreen();
  expect(onSignIn).not.toHaveBeenCalled();
});

test('a phone is asked which server is its own', async () => {
  const { onSignIn, user, fill } = await open({ ok: true }, { server: null, asksForServer: true });
  await user.type(screen.getByLabelText('Server'), 'baton.example.com/');
  await fill('alice@example.com', 'secret123');
  expect(onSignIn).toHaveBeenCalledWith(expect.objectContaining({ server: 'https://baton.example.com' }));
});

test('where a second step is set up, the code is asked for, again until it is right', async () => {
  const { onCode, user, fill } = await open({ ok: false, why: 'second_step', step: 'step-1' });
  await fill('alice@example.com', 'correct horse');
  onCode.mockResolvedValueOnce({ ok: false, why: 'wrong_code' });
  await user.type(screen.getByLabelText('Code'), '123 456');
  await user.press(screen.getByRole('button', { name: 'Sign in' }));
  expect(onCode).toHaveBeenCalledWith('https://baton.test', 'step-1', '123456');
  expect(screen.getByText('That code is not right, or it has run out.')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Sign in' }));
  expect(onCode).toHaveBeenCalledTimes(2);
});

test('a second step that took too long begins with the password again, and says so', async () => {
  const { onCode, user, fill } = await open({ ok: false, why: 'second_step', step: null });
  await fill('alice@example.com', 'correct horse');
  onCode.mockResolvedValueOnce({ ok: false, why: 'step_over' });
  await user.type(screen.getByLabelText('Code'), '123456');
  await user.press(screen.getByRole('button', { name: 'Sign in' }));
  expect(screen.getByText(/Start again with your password/)).toBeOnTheScreen();
  expect(screen.getByLabelText('Password')).toBeOnTheScreen();
});

test('an address is an origin or nothing', () => {
  expect(serverOrigin(' baton.example.com/queue ')).toBe('https://baton.example.com');
  expect(serverOrigin('http://127.0.0.1:8080')).toBe('http://127.0.0.1:8080');
  expect(serverOrigin('')).toBeNull();
  expect(serverOrigin('not an address')).toBeNull();
});
