import type { healthForm as english } from '../en/health-form.ts';
import type { In } from '../words.ts';

export const healthForm: In<'ar', typeof english> = {
  healthForm: {
    every: 'إشارة حياة كل (ثوانٍ)',
    off: 'لا',
    url: 'عنوان الحالة',
    checkEvery: 'سؤال عنوان الحالة كل (ثوانٍ)',
    slowAfter: 'بطيء إذا أجاب بعد (ثوانٍ)',
    downAfter: 'إشارات سيئة حتى يُعدّ متوقفًا',
    backAfter: 'إشارات جيدة حتى يُعدّ عائدًا',
    talkingWithin: 'يتحدث إليه من كتب خلال آخر (دقائق)',
    escalate: 'العملاء الذين يتحدثون إليه عند توقفه',
    call: 'استدعاء إنسان',
    leave: 'تركهم مع البوت',
    save: 'حفظ',
    saved: 'حُفظ',
    refused: 'لم يُحفظ',
    locked: 'يغيّر المديرون هذا.',
  },
};
