import type { profile as english } from '../en/profile.ts';
import type { In } from '../words.ts';

export const profile: In<'ar', typeof english> = {
  profile: {
    attributes: 'ما هو معروف',
    conversations: 'محادثات سابقة',
    handoffs: 'تحويلات سابقة',
    nothing: 'لا شيء بعد.',
    none: 'لا يوجد.',
    byTeam: 'قاله فريقك',
    add: 'إضافة شيء',
    edit: 'تغيير {{name}}',
    name: 'ماذا',
    nameHint: 'الحجز، الهاتف، الخطة …',
    value: 'القيمة',
    save: 'حفظ',
    forget: 'نسيان',
    state: {
      waiting: 'قيد الانتظار.',
      claimed: 'لدى {{name}}.',
      returned: 'أعادها {{name}}.',
      resolved: 'أنهاها {{name}}.',
      failed: 'لم يأت أحد.',
    },
  },
  transcript: {
    title: 'نص المحادثة',
    of: 'محادثة مع {{name}}',
    why: 'المحادثة كاملة، مع الأوقات.',
    notes: 'مع ملاحظات فريقك',
    share: 'مشاركة',
    saveText: 'حفظ كنص',
    savePage: 'حفظ كصفحة',
    mail: 'إرسال بالبريد',
    failed: 'تعذّر الحصول عليه الآن. حاول مرة أخرى.',
  },
};
