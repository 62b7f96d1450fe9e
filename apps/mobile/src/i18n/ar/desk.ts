import type { desk as english } from '../en/desk.ts';
import type { In } from '../words.ts';

export const desk: In<'ar', typeof english> = {
  suggest: {
    replies: 'ردود جاهزة',
    members: 'الفريق',
    noReply: 'لا رد جاهز فيه «{{typed}}».',
    noReplies: 'الردود التي تكتبها مرة وتستدعيها بـ «/» ستظهر هنا.',
    noMember: 'لا أحد في الفريق اسمه «{{typed}}».',
    write: 'اكتب واحدًا',
    keys: '↑ ↓ للاختيار، Enter للأخذ، Esc للإغلاق',
  },
  replies: {
    title: 'الردود الجاهزة',
    why: 'اكتب «/» في محادثة مع الأحرف الأولى لتأخذ ردًا. هي للفريق كله.',
    add: 'كتابة رد',
    none: 'لا ردود جاهزة بعد',
    noneWhy: 'ما تكتبه مرارًا، مكتوبًا مرة واحدة: تحية، أو موعد، أو طريقة استرداد المال.',
    shortcut: 'الاختصار',
    shortcutHint: 'مرحبا',
    shortcutWrong: 'أحرف وأرقام و- و_، حتى 40.',
    shortcutTaken: 'لرد آخر هذا الاختصار.',
    words: 'النص',
    wordsHint: 'مرحبًا {{customer.first_name}}، …',
    fill: 'يُملأ عند أخذه:',
    forBot: 'لأي بوت',
    allBots: 'كل البوتات',
    preview: 'كما ستقرؤه Jane Doe',
    save: 'حفظ',
    remove: 'حذف',
    removeSure: 'حذف «/{{shortcut}}» للجميع؟',
    change: 'تغيير /{{shortcut}}',
    cancel: 'إلغاء',
    failed: 'تعذّر الحفظ. حاول مرة أخرى.',
    back: 'رجوع',
  },
};
