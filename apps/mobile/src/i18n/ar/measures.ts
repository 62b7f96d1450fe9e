import type { measures as english } from '../en/measures.ts';
import type { In } from '../words.ts';

export const measures: In<'ar', typeof english> = {
  duration: {
    seconds: '{{seconds}} ث',
    minutes: '{{minutes}} د',
    minutesSeconds: '{{minutes}} د {{seconds}} ث',
    hours: '{{hours}} س',
    hoursMinutes: '{{hours}} س {{minutes}} د',
  },
};
