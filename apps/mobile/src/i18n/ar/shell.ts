import type { shell as english } from '../en/shell.ts';
import type { In } from '../words.ts';

export const shell: In<'ar', typeof english> = {
  tab: { queue: 'الانتظار', activity: 'النشاط', bots: 'البوتات', settings: 'الإعدادات' },
  later: {
    title: 'هذه الصفحة ليست على هذا الجهاز بعد',
    why: 'تُحمَّل مرة واحدة ثم تُفتح بلا اتصال. لا يمكن الوصول إلى الخادم الآن.',
    again: 'حاول مرة أخرى',
    back: 'رجوع',
  },
  notFound: { title: 'لا توجد صفحة كهذه', home: 'إلى قائمة الانتظار' },
  sound: {
    title: 'صوت عند طلب جديد',
    off: 'إيقاف',
    awake: 'ما عدا ساعات الهدوء',
    always: 'دائمًا',
    why: 'نغمة قصيرة ما دام Baton مفتوحًا في نافذة.',
  },
  shell: {
    find: 'ابحث عن أي شيء أو افعله باسمه',
  },
};
