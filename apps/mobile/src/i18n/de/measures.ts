import type { measures as english } from '../en/measures.ts';
import type { In } from '../words.ts';

export const measures: In<'de', typeof english> = {
  duration: {
    seconds: '{{seconds}} s',
    minutes: '{{minutes}} min',
    minutesSeconds: '{{minutes}} min {{seconds}} s',
    hours: '{{hours}} h',
    hoursMinutes: '{{hours}} h {{minutes}} min',
  },
};
