import type { labels as english } from '../en/labels.ts';
import type { In } from '../words.ts';

export const labels: In<'ar', typeof english> = {
  labels: {
    title: 'الوسوم',
    why: 'ما ترتب به المحادثات. يضعها الجميع، وينشئها المديرون.',
    add: 'إنشاء وسم',
    none: 'لا وسوم بعد',
    noneWhy: 'يكفي اثنان أو ثلاثة للبداية: «استرداد»، «مهم»، «عطل».',
    locked: 'يغيّرها مدير أو المالك. اطلب من أحدهم.',
    name: 'الاسم',
    colour: 'اللون',
    colours: {
      grey: 'رمادي',
      blue: 'أزرق',
      teal: 'فيروزي',
      green: 'أخضر',
      yellow: 'أصفر',
      orange: 'برتقالي',
      violet: 'بنفسجي',
      pink: 'وردي',
    },
    save: 'حفظ',
    remove: 'حذف',
    removeSure: 'حذف «{{name}}»؟ سيختفي من كل محادثة.',
    change: 'تغيير {{name}}',
    cancel: 'إلغاء',
    taken: 'لوسم آخر هذا الاسم.',
    failed: 'تعذّر الحفظ. حاول مرة أخرى.',
    back: 'رجوع',
  },
};
