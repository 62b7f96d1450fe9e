import { screen, userEvent } from '@testing-library/react-native';
import { renderPlain } from '../../../jest/render.tsx';
import { i18n } from '../../i18n/i18n.ts';
import { KeptLanguage } from '../../preferences/language-choice.tsx';
import { LanguageCard } from './LanguageCard.tsx';

afterEach(() => i18n.use('en', 'en-u-nu-latn'));

test('a language is chosen in its own words, and the app speaks it at once', async () => {
  await renderPlain(
    <KeptLanguage>
      <LanguageCard wide={false} />
    </KeptLanguage>,
  );
  const user = userEvent.setup();
  await user.press(await screen.findByRole('link', { name: /^Language, now As this device is set/ }));
  expect(screen.getByRole('radio', { name: 'العربية' })).toBeOnTheScreen();
  await user.press(screen.getByRole('radio', { name: 'Deutsch' }));
  expect(await screen.findByText('Fertig')).toBeOnTheScreen();
  expect(i18n.t('claim.claim')).toBe('Übernehmen');
  await user.press(screen.getByRole('radio', { name: 'English' }));
  expect(await screen.findByText('Done')).toBeOnTheScreen();
});
