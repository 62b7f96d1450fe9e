import { screen } from '@testing-library/react-native';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { ALICE, BEN, NADIA } from '../../live/sample/people.ts';
import { Company } from './Company.tsx';

const NOW = Date.now();
const open = (part: object) =>
  renderLive(<Company conversationId="c1" gutter={16} />, { ...scene('mine', NOW), ...part });

test('a teammate who writes is named; one who looks on, too; oneself is neither', async () => {
  await open({
    typing: { c1: { name: 'Ben Okafor', by: 'operator', until: NOW + 3_600_000 } },
    viewing: { c1: [ALICE.id, BEN.id, NADIA.id] },
  });
  expect(screen.getByText('Ben is typing …')).toBeOnTheScreen();
  expect(screen.getByText('Nadia reads along')).toBeOnTheScreen();
});

test('several who look on are told in one line', async () => {
  await open({ viewing: { c1: [BEN.id, NADIA.id] } });
  expect(screen.getByText('Ben, Nadia read along')).toBeOnTheScreen();
});

test('dots that are over are not drawn', async () => {
  await open({ typing: { c1: { name: 'Yusuf Demir', by: 'customer', until: NOW - 1000 } } });
  expect(screen.queryByRole('status')).toBeNull();
});
