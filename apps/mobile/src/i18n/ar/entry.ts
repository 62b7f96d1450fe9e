import type { entry as english } from '../en/entry.ts';
import type { In } from '../words.ts';

export const entry: In<'ar', typeof english> = {
  signIn: {
    title: 'Baton',
    lead: 'سلّم المحادثة، ثم أعدها.',
    email: 'البريد الإلكتروني',
    password: 'كلمة المرور',
    server: 'الخادم',
    serverHint: 'https://baton.example.com',
    submit: 'دخول',
    busy: 'جارٍ الدخول …',
    failure: {
      wrong: 'البريد أو كلمة المرور غير صحيحة.',
      refused: 'لا يقبل الخادم الدخول من هذا العنوان. استخدم العنوان الذي أُعدّ به.',
      no_server: 'لم يجب الخادم. تحقق من العنوان ومن اتصالك.',
      too_many: 'محاولات كثيرة. انتظر قليلًا.',
      no_member: 'هذا الحساب لا ينتمي إلى أي مؤسسة هنا.',
      missing: 'أدخل الاثنين.',
    },
  },
  entry: {
    setupTitle: 'Baton جديد',
    setupLead: 'سمِّ مؤسستك وكن مالكها.',
    setupSubmit: 'ابدأ',
    joinTitle: 'دعوة',
    join: 'الانضمام إلى {{organization}}',
    joinLead: 'تدخل باسم {{email}}.',
    joinSubmit: 'انضمام',
    organization: 'المؤسسة',
    name: 'اسمك كما يراه العملاء',
    password: 'كلمة مرور من 8 أحرف أو أكثر',
    failure: {
      missing: 'املأ كل الحقول؛ كلمة المرور 8 أحرف على الأقل.',
      link_invalid: 'لم يعد هذا الرابط صالحًا. اطلب رابطًا جديدًا.',
      already_set_up: 'لهذا الخادم مالك. ادخل، أو اطلب دعوة.',
      email_taken: 'لهذا العنوان حساب من قبل. استخدم كلمة مروره هنا، أو ادخل به.',
      invalid_request: 'شيء مما أدخلته غير صالح. تحقق من العنوان.',
      no_server: 'لم يجب الخادم.',
      other: 'رفض الخادم ذلك.',
    },
  },
};
